package dev.postern.provisioning;

import java.time.Duration;
import java.util.List;

import dev.postern.atlas.AtlasReply.BadField;
import dev.postern.atlas.AtlasReply.Refused;
import dev.postern.atlas.Exchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every code that Atlas can answer to Postern's calls: what follows from it, and what
 * people are told.
 */
class AtlasErrorsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			PRIVATE_ENDPOINT_SERVICE_ALREADY_EXISTS_FOR_REGION     | 409 | Again | takes it over
			PRIVATELINK_ENDPOINT_SERVICE_ALREADY_EXISTS_FOR_REGION | 409 | Again | takes it over
			PRIVATELINK_INTERFACE_ENDPOINT_ALREADY_EXISTS          | 409 | Again | attached already
			CANNOT_DELETE_PRIVATELINK_WITH_ENDPOINTS               | 409 | Again | still has endpoints
			PRIVATELINK_CANNOT_ACCEPT_ENDPOINTS                    | 409 | Again | does not take endpoints yet
			SOMETHING_NEW                                          | 409 | Again | stands in the way
			PRIVATE_ENDPOINT_SERVICE_NOT_FOUND                     | 404 | Fail  | ask for a new one
			PRIVATELINK_NOT_FOUND                                  | 404 | Fail  | ask for a new one
			PRIVATELINK_INTERFACE_ENDPOINT_NOT_FOUND               | 404 | Fail  | ask for a new one
			PRIVATELINK_INTERFACE_ENDPOINT_ID_MALFORMED            | 404 | Fail  | cloud’s console
			PRIVATELINK_INCOMPATIBLE_TOO_MANY_NODES                | 409 | Fail  | more nodes
			CLUSTER_INCOMPATIBLE_WITH_EXISTING_PRIVATELINK         | 409 | Fail  | Change the cluster
			MULTIPLE_PRIVATE_ENDPOINTS_RESTRICTED_TO_SINGLE_REGION | 409 | Fail  | Ask for regional mode
			CROSS_REGION_PRIVATE_LINK_SELF_REGION                  | 400 | Fail  | without it
			REGION_UNAVAILABLE                                     | 409 | Fail  | another region
			NO_CAPACITY                                            | 409 | Fail  | another region
			OUT_OF_CAPACITY                                        | 409 | Fail  | another region
			ATLAS_GENERAL_ERROR                                    | 400 | Fail  | another region
			INVALID_ATTRIBUTE                                      | 400 | Fail  | one of the values
			VALIDATION_ERROR                                       | 400 | Fail  | some of the values
			INVALID_ENUM_VALUE                                     | 400 | Fail  | one of the values
			INVALID_PROVIDER                                       | 400 | Fail  | cloud provider
			PROVIDER_UNSUPPORTED                                   | 404 | Fail  | cloud provider
			INVALID_REGION                                         | 400 | Fail  | another region
			MISSING_ATTRIBUTE                                      | 400 | Fail  | fault of Postern
			INVALID_JSON                                           | 400 | Fail  | fault of Postern
			MALFORMED_JSON                                         | 400 | Fail  | fault of Postern
			INVALID_JSON_ATTRIBUTE                                 | 400 | Fail  | fault of Postern
			INVALID_PATH_PARAMETER                                 | 400 | Fail  | fault of Postern
			INVALID_QUERY_PARAMETER                                | 400 | Fail  | fault of Postern
			PATH_PARAM_PARSE_ERROR                                 | 400 | Fail  | Check the endpoint’s id
			INVALID_VERSION_DATE                                   | 400 | Fail  | brought up to date
			                                                       | 406 | Fail  | brought up to date
			VERSION_GONE                                           | 410 | Fail  | brought up to date
			RESOURCE_NOT_FOUND                                     | 404 | Fail  | Check the endpoint’s id
			CLUSTER_NOT_FOUND                                      | 404 | Fail  | Nothing needs to be done
			GROUP_NOT_FOUND                                        | 404 | Fail  | does not see it
			INVALID_GROUP_ID                                       | 404 | Fail  | does not see it
			ORG_NOT_FOUND                                          | 404 | Fail  | does not see it
			NOT_ATLAS_GROUP                                        | 404 | Fail  | Cloud Manager
			UNEXPECTED_ERROR                                       | 404 | Fail  | ask the operator
			UNEXPECTED_ERROR                                       | 401 | Wait  | Rotate the key
			                                                       | 401 | Wait  | Rotate the key
			TOKEN_REFUSED                                          | 401 | Wait  | Rotate the stored key
			USER_UNAUTHORIZED                                      | 401 | Wait  | give it the role
			NOT_IN_GROUP                                           | 401 | Wait  | give it the role
			USER_CANNOT_ACCESS_GROUP                               | 401 | Wait  | give it the role
			NOT_ORG_GROUP_CREATOR                                  | 401 | Wait  | give it the role
			NO_PAYMENT_INFORMATION_FOUND                           | 402 | Wait  | payment method
			ACCOUNT_SUSPENDED                                      | 402 | Wait  | unpaid bill
			IP_ADDRESS_NOT_ON_ACCESS_LIST                          | 403 | Wait  | access list
			IP_ADDRESS_NOT_ON_WHITELIST                            | 403 | Wait  | access list
			ORG_REQUIRES_ACCESS_LIST                               | 403 | Wait  | access list
			ORG_REQUIRES_WHITELIST                                 | 403 | Wait  | access list
			RESOURCE_REQUIRES_WHITELIST                            | 403 | Wait  | access list
			ACCESS_FORBIDDEN                                       | 403 | Wait  | access list and roles
			FEATURE_UNSUPPORTED                                    | 403 | Wait  | because of its plan
			                                                       | 408 | Again | tries again by itself
			RATE_LIMITED                                           | 429 | Again | patience
			RATE_LIMITED_TOKEN_BUCKET                              | 429 | Again | patience
			                                                       | 429 | Again | patience
			UNEXPECTED_ERROR                                       | 500 | Again | inside Atlas
			SERVICE_UNAVAILABLE                                    | 503 | Again | tries again by itself
			""")
	void hasASentenceForPeople(@Nullable String code, int status, String step, String part) {
		Refused<?> refused = refused(status, code, List.of());

		assertThat(Replies.step(refused).getClass().getSimpleName()).isEqualTo(step);
		assertThat(AtlasErrors.of(refused).meaning()).contains(part.replace('’', '\'')).endsWith(".");
		assertThat(AtlasErrors.of(refused).code()).isEqualTo((code != null) ? code : "HTTP_" + status);
		assertThat(AtlasErrors.of(refused).detail()).isEqualTo("As the test says");
	}

	@Test
	void namesTheFieldsThatAtlasDoesNotAccept() {
		Refused<?> refused = refused(400, "VALIDATION_ERROR",
				List.of(new BadField("region", "is unknown"), new BadField(null, null)));

		assertThat(AtlasErrors.of(refused).detail())
			.isEqualTo("As the test says (region: is unknown; ?: not accepted)");
	}

	@ParameterizedTest
	@CsvSource({ "PRIVATE_ENDPOINT_SERVICE_NOT_FOUND, true", "PRIVATE_ENDPOINT_NOT_FOUND, true",
			"PRIVATELINK_NOT_FOUND, true", "PRIVATELINK_INTERFACE_ENDPOINT_NOT_FOUND, true", "GROUP_NOT_FOUND, false",
			"RESOURCE_NOT_FOUND, false", "ORG_NOT_FOUND, false", "UNEXPECTED_ERROR, false", ", false" })
	void onlyTheThingItselfCanBeGone(@Nullable String code, boolean gone) {
		assertThat(Replies.isGone(refused(404, code, List.of()))).isEqualTo(gone);
		assertThat(Replies.isGone(refused(409, code, List.of()))).isFalse();
	}

	private static Refused<?> refused(int status, @Nullable String code, List<BadField> fields) {
		return new Refused<>(status, code, "As the test says", List.of(), fields, null,
				new Exchange("GET", "/groups", status, Duration.ZERO, null));
	}

}
