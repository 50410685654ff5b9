package dev.postern.simulator;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.postern.wire.Digest;

/**
 * An API key and what it may do.
 *
 * @param ha1 what stands for the private key, which itself is never kept
 */
record Key(String publicKey, String ha1, List<Grant> roles) {

	/** A role in one project or in one organisation, by Atlas's name. */
	record Grant(@Nullable String groupId, @Nullable String orgId, String roleName) {

		Grant {
			Objects.requireNonNull(roleName, "A role needs a roleName");
		}

		static Grant owner(String groupId) {
			return new Grant(groupId, null, "GROUP_OWNER");
		}

	}

	static Key of(String publicKey, String privateKey, List<Grant> roles) {
		return new Key(publicKey, Digest.ha1("MD5", publicKey, Digest.ATLAS_REALM, privateKey), List.copyOf(roles));
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
		// a valid public key has eight characters, so sixteen digits
		String id = HexFormat.of().formatHex(publicKey.getBytes(StandardCharsets.UTF_8)) + "5f1a7a0c";
		ObjectNode json = Exchange.JSON.createObjectNode().put("desc", "").put("id", id).put("publicKey", publicKey);
		json.putArray("accessList");
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
