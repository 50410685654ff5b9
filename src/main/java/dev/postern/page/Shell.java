package dev.postern.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import dev.postern.account.Caller;
import dev.postern.account.PortalRole;
import dev.postern.request.Inbox;
import org.jspecify.annotations.Nullable;

/**
 * What the frame around every page shows. What is not shown is not asked for.
 */
public final class Shell {

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'",
			Locale.ENGLISH);

	private final @Nullable Caller caller;

	private final Inbox inbox;

	private final String theme;

	private final String path;

	private @Nullable Boolean approver;

	private @Nullable Long waiting;

	Shell(@Nullable Caller caller, Inbox inbox, String theme, String path) {
		this.caller = caller;
		this.inbox = inbox;
		this.theme = theme;
		this.path = path;
	}

	/** Whoever is signed in, null if nobody is. */
	public @Nullable Caller getCaller() {
		return caller;
	}

	/** {@code light}, {@code dark}, or empty to follow the system. */
	public String getTheme() {
		return theme;
	}

	/** This page with its query, to come back to. */
	public String getPath() {
		return path;
	}

	public boolean isOperator() {
		return caller != null && caller.has(PortalRole.OPERATOR);
	}

	/** Whether the log is open to the caller. */
	public boolean isAuditor() {
		return caller != null && (caller.has(PortalRole.AUDITOR) || isOperator());
	}

	/** Whether the caller decides anywhere. */
	public boolean isApprover() {
		if (approver == null) {
			approver = caller != null && inbox.isMine();
		}
		return approver;
	}

	/** How many requests wait for the caller's decision. */
	public long getWaiting() {
		if (waiting == null) {
			waiting = isApprover() ? inbox.size() : 0;
		}
		return waiting;
	}

	/** Whether this page is in that part of the portal. */
	public boolean isIn(String part) {
		return path.equals(part) || path.startsWith(part + '/') || path.startsWith(part + '?');
	}

	/** An instant for people. */
	public String at(Instant instant) {
		return MOMENT.format(instant.atOffset(ZoneOffset.UTC));
	}

}
