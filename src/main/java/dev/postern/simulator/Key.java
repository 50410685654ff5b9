package dev.postern.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.postern.wire.AtlasJson;
import dev.postern.wire.AtlasRefusal;
import dev.postern.wire.Digest;

/**
 * An API key or a service account, and what it may do.
 *
 * @param publicKey a service account's client id
 * @param proof what stands for the secret, which itself is never kept
 * @param accessList the addresses and networks it may call from, none for any
 */
record Key(String publicKey, @JsonAlias("ha1") String proof, List<Grant> roles, List<String> accessList) {

	/** The form of a service account's client id. */
	static final String CLIENT = "mdb_sa_id_[a-fA-F\\d]{24}";

	/** What was kept before there were access lists may call from anywhere. */
	Key {
		roles = List.copyOf(roles);
		accessList = (accessList != null) ? List.copyOf(accessList) : List.of();
		accessList.forEach(IpAddressMatcher::new);
	}

	/** A role in one project or in one organisation, by Atlas's name. */
	record Grant(@Nullable String groupId, @Nullable String orgId, String roleName) {

		Grant {
			Objects.requireNonNull(roleName, "A role needs a roleName");
		}

		static Grant owner(String groupId) {
			return new Grant(groupId, null, "GROUP_OWNER");
		}

	}

	static Key of(String publicKey, String secret, List<Grant> roles) {
		boolean client = publicKey.matches(CLIENT);
		String proof = client ? hash(secret) : Digest.ha1("MD5", publicKey, Digest.ATLAS_REALM, secret);
		return new Key(publicKey, proof, roles, List.of());
	}

	/**
	 * Secrets of service accounts are long and made by chance, so that a hash hides them.
	 */
	static String hash(String secret) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	boolean isServiceAccount() {
		return publicKey.matches(CLIENT);
	}

	/** Whether this is a service account and the secret its own. */
	boolean isOpenedBy(String secret) {
		return isServiceAccount() && MessageDigest.isEqual(hash(secret).getBytes(StandardCharsets.US_ASCII),
				proof.getBytes(StandardCharsets.US_ASCII));
	}

	/** Seen by users; only those who have an access list are held to it. */
	void checkAddress(String address) {
		if (!accessList.isEmpty()
				&& accessList.stream().noneMatch((entry) -> new IpAddressMatcher(entry).matches(address))) {
			throw new AtlasRefusal(403, "IP_ADDRESS_NOT_ON_ACCESS_LIST",
					"IP address " + address + " is not allowed to access this resource.", address);
		}
	}

	boolean mayRead(Project project) {
		return mayWrite(project) || roles.stream()
			.anyMatch((grant) -> project.id().equals(grant.groupId())
					|| (project.orgId().equals(grant.orgId()) && grant.roleName().equals("ORG_READ_ONLY")));
	}

	/** Only owners write private endpoints: Atlas has no narrower role for it. */
	boolean mayWrite(Project project) {
		return roles.stream()
			.anyMatch((grant) -> (project.id().equals(grant.groupId()) && grant.roleName().equals("GROUP_OWNER"))
					|| (project.orgId().equals(grant.orgId()) && grant.roleName().equals("ORG_OWNER")));
	}

	/** As Atlas shows a key: without any part of its secret. */
	ObjectNode toJson() {
		// a public key has eight characters, so sixteen digits; a client id ends in 24 of
		// them
		String id = isServiceAccount() ? publicKey.substring(publicKey.length() - 24)
				: HexFormat.of().formatHex(publicKey.getBytes(StandardCharsets.UTF_8)) + "5f1a7a0c";
		ObjectNode json = AtlasJson.MAPPER.createObjectNode().put("desc", "").put("id", id).put("publicKey", publicKey);
		json.set("accessList", AtlasJson.MAPPER.valueToTree(accessList));
		ArrayNode grants = json.putArray("roles");
		for (Grant grant : roles) {
			ObjectNode role = grants.addObject().put("roleName", grant.roleName());
			role.put((grant.groupId() != null) ? "groupId" : "orgId",
					(grant.groupId() != null) ? grant.groupId() : grant.orgId());
		}
		return json;
	}

	/** Without the part that is as good as a password. */
	@Override
	public String toString() {
		return "Key[" + publicKey + "]";
	}

}
