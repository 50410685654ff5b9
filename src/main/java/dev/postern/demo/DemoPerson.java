package dev.postern.demo;

import java.util.Locale;
import java.util.Set;

import dev.postern.account.KeyPair;
import dev.postern.account.PortalRole;
import dev.postern.project.ProjectRole;

/**
 * Somebody in the demo. Everybody's password is {@code postern}.
 */
enum DemoPerson {

	/** Asks, in both projects. */
	ADA("Ada", new KeyPair("requestr", "11111111-1111-4111-8111-111111111111"), Set.of(), Set.of(ProjectRole.REQUESTER),
			Set.of(ProjectRole.REQUESTER)),

	/** Decides in both projects, and asks in one. */
	GRACE("Grace", new KeyPair("approver", "22222222-2222-4222-8222-222222222222"), Set.of(),
			Set.of(ProjectRole.APPROVER, ProjectRole.REQUESTER), Set.of(ProjectRole.APPROVER)),

	/** Looks after the portal. */
	OLGA("Olga", new KeyPair("operator", "33333333-3333-4333-8333-333333333333"), Set.of(PortalRole.OPERATOR), Set.of(),
			Set.of()),

	/** Reads the log. */
	VERA("Vera", new KeyPair("auditors", "44444444-4444-4444-8444-444444444444"), Set.of(PortalRole.AUDITOR), Set.of(),
			Set.of());

	private final String displayName;

	private final KeyPair key;

	private final Set<PortalRole> portalRoles;

	private final Set<ProjectRole> paymentsRoles;

	private final Set<ProjectRole> analyticsRoles;

	DemoPerson(String displayName, KeyPair key, Set<PortalRole> portalRoles, Set<ProjectRole> paymentsRoles,
			Set<ProjectRole> analyticsRoles) {
		this.displayName = displayName;
		this.key = key;
		this.portalRoles = portalRoles;
		this.paymentsRoles = paymentsRoles;
		this.analyticsRoles = analyticsRoles;
	}

	String username() {
		return displayName.toLowerCase(Locale.ROOT);
	}

	String displayName() {
		return displayName;
	}

	KeyPair key() {
		return key;
	}

	Set<PortalRole> portalRoles() {
		return portalRoles;
	}

	Set<ProjectRole> paymentsRoles() {
		return paymentsRoles;
	}

	Set<ProjectRole> analyticsRoles() {
		return analyticsRoles;
	}

}
