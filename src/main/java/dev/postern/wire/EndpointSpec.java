package dev.postern.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * What a customer hands back to attach an endpoint: Atlas's own body, which differs by
 * provider.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "provider")
@JsonSubTypes({ @JsonSubTypes.Type(value = EndpointSpec.Aws.class, name = "AWS"),
		@JsonSubTypes.Type(value = EndpointSpec.Azure.class, name = "AZURE"),
		@JsonSubTypes.Type(value = EndpointSpec.Gcp.class, name = "GCP") })
public sealed interface EndpointSpec {

	/** An address as Atlas takes it: IPv4, written out. */
	Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

	/** By which the endpoint is known from then on. */
	String endpointId();

	/** The body of Atlas's call that adds the endpoint. */
	Map<String, Object> body();

	/**
	 * What all spellings of an endpoint's id have in common, to find it by. Azure's
	 * resource ids, which alone have slashes, are the same whatever the case; all others
	 * are as they are.
	 */
	static String idKey(String endpointId) {
		return endpointId.startsWith("/") ? endpointId.toLowerCase(Locale.ROOT) : endpointId;
	}

	/** Whether two ids are those of one endpoint, or both of none. */
	static boolean sameId(@Nullable String one, @Nullable String other) {
		return (one != null && other != null) ? idKey(one).equals(idKey(other)) : Objects.equals(one, other);
	}

	/** An AWS interface endpoint. */
	record Aws(String id) implements EndpointSpec {

		/** The form of an interface endpoint's id. */
		public static final Pattern ID = Pattern.compile("vpce-[0-9a-f]{17}");

		@Override
		public String endpointId() {
			return id;
		}

		@Override
		public Map<String, Object> body() {
			return Map.of("id", id);
		}

	}

	/**
	 * An Azure private endpoint and its address. Its id may come in any case, as Azure
	 * itself does not mind; Atlas does, hence one spelling for all but the names in it.
	 */
	record Azure(String id, String privateEndpointIPAddress) implements EndpointSpec {

		/** The form of a private endpoint's resource id, in any case. */
		public static final Pattern ID = Pattern.compile(
				"/subscriptions/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/resourceGroups/([-\\w.()]{1,90})"
						+ "/providers/Microsoft\\.Network/privateEndpoints/([-\\w.()]{1,80})",
				Pattern.CASE_INSENSITIVE);

		/** Spells the id as Atlas wants it; what is no such id stays as it is. */
		public Azure {
			Matcher parts = ID.matcher(id);
			if (parts.matches()) {
				id = "/subscriptions/" + parts.group(1).toLowerCase(Locale.ROOT) + "/resourceGroups/" + parts.group(2)
						+ "/providers/Microsoft.Network/privateEndpoints/" + parts.group(3);
			}
		}

		@Override
		public String endpointId() {
			return id;
		}

		@Override
		public Map<String, Object> body() {
			return sorted(Map.of("id", id, "privateEndpointIPAddress", privateEndpointIPAddress));
		}

	}

	/**
	 * A Google Cloud endpoint group: one forwarding rule for each attachment, and with
	 * port mapping a single one, whose name is the group's.
	 */
	record Gcp(String endpointGroupName, String gcpProjectId, List<Rule> endpoints) implements EndpointSpec {

		/** The form of a group's name, which is a label of Atlas's and not a resource. */
		public static final Pattern GROUP = Pattern.compile("[A-Za-z0-9][-_.A-Za-z0-9]{0,62}");

		/** The form of the customer's own project id. */
		public static final Pattern PROJECT = Pattern.compile("[a-z][-a-z0-9]{4,28}[a-z0-9]");

		/** The form of a forwarding rule's name. */
		public static final Pattern RULE = Pattern.compile("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");

		/** The most rules in a group: Atlas makes no more attachments. */
		public static final int MOST_RULES = 100;

		/** Keeps the rules as they are now. */
		public Gcp {
			endpoints = List.copyOf(endpoints);
		}

		/** The single rule of a service with port mapping. */
		public static Gcp portMapped(String gcpProjectId, Rule rule) {
			return new Gcp(rule.endpointName(), gcpProjectId, List.of(rule));
		}

		@Override
		public String endpointId() {
			return endpointGroupName;
		}

		@Override
		public Map<String, Object> body() {
			return sorted(Map.of("endpointGroupName", endpointGroupName, "gcpProjectId", gcpProjectId, "endpoints",
					endpoints));
		}

	}

	/** A forwarding rule and its address. */
	record Rule(String endpointName, String ipAddress) {
	}

	private static Map<String, Object> sorted(Map<String, Object> body) {
		return new TreeMap<>(body);
	}

}
