package dev.postern.wire;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DigestTests {

	private static final String NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";

	private static final Digest.Proof PROOF = new Digest.Proof("00000001",
			"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");

	/** The example of RFC 7616, part 3.9.1. */
	@ParameterizedTest
	@CsvSource({ "MD5, 8ca523f5e9506fed4657c9700eebdbec",
			"SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1" })
	void signsAsTheStandardsExample(String algorithm, String response) {
		DigestChallenge challenge = new DigestChallenge("http-auth@example.org", NONCE, algorithm, false,
				"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS");
		String ha1 = Digest.ha1(algorithm, "Mufasa", challenge.realm(), "Circle of Life");

		DigestAuthorization signed = DigestAuthorization.sign("Mufasa", ha1, challenge,
				new DigestAuthorization.Call("GET", "/dir/index.html", PROOF));

		assertThat(signed.response()).isEqualTo(response);
		assertThat(signed.toHeader()).isEqualTo("Digest username=\"Mufasa\", realm=\"http-auth@example.org\", nonce=\""
				+ NONCE + "\", uri=\"/dir/index.html\", algorithm=" + algorithm + ", response=\"" + response
				+ "\", qop=auth, nc=00000001, cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", "
				+ "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
	}

	@Test
	void readsTheChallengeThatAtlasSends() {
		DigestChallenge challenge = DigestChallenge.parse("Digest realm=\"MMS Public API\", domain=\"\", "
				+ "nonce=\"NSAKm++K2BQJYzcgPMhbHV58yB2M3vCv\", algorithm=MD5, qop=\"auth\", stale=false");

		assertThat(challenge)
			.isEqualTo(new DigestChallenge("MMS Public API", "NSAKm++K2BQJYzcgPMhbHV58yB2M3vCv", "MD5", false, null));
	}

	@Test
	void writesTheChallengeThatAtlasSends() {
		DigestChallenge challenge = new DigestChallenge(Digest.ATLAS_REALM, "NSAKm++K2BQJYzcgPMhbHV58yB2M3vCv", "MD5",
				false, null);

		assertThat(challenge.toHeader()).isEqualTo("Digest realm=\"MMS Public API\", domain=\"\", "
				+ "nonce=\"NSAKm++K2BQJYzcgPMhbHV58yB2M3vCv\", algorithm=MD5, qop=\"auth\", stale=false");
	}

	@Test
	void readsWhatTheStandardLetsOthersWrite() {
		DigestChallenge challenge = DigestChallenge
			.parse("dIGEST  Nonce = \"n\" ,REALM=\"a \\\"b\\\" \\\\c, d=e\",qop=\"auth-int, auth\","
					+ "algorithm=\"sha-256\",stale=TRUE,x-more_1=1,userhash=true,opaque=\"\",");

		assertThat(challenge).isEqualTo(new DigestChallenge("a \"b\" \\c, d=e", "n", "SHA-256", true, ""));
	}

	@Test
	void quotesSoThatTheOtherEndReadsTheSame() {
		DigestChallenge challenge = new DigestChallenge("a \"b\", nonce=\"x\" \\", "n\"", "MD5", true, null);
		DigestAuthorization signed = DigestAuthorization.sign("u\"", "ha1", challenge,
				new DigestAuthorization.Call("GET", "/a?b=\"c\"", PROOF));

		DigestAuthorization read = DigestAuthorization.parse(signed.toHeader());

		assertThat(DigestChallenge.parse(challenge.toHeader())).isEqualTo(challenge);
		assertThat(read.username()).isEqualTo("u\"");
		assertThat(read.uri()).isEqualTo("/a?b=\"c\"");
		assertThat(read.challenge().realm()).isEqualTo(challenge.realm());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Digest", "Digest ", "Basic realm=\"x\"", "Digestrealm=\"x\"", "Digest realm",
			"Digest realm=", "Digest =x", "Digest realm=\"x", "Digest realm=\"x\\", "Digest realm=\"x\" nonce=\"y\"",
			"Digest realm=\"x\", realm=\"y\"", "Digest nonce=\"y\", qop=\"auth\"", "Digest realm=\"x\", qop=\"auth\"",
			"Digest realm=\"x\", nonce=\"y\"", "Digest realm=\"x\", nonce=\"y\", qop=\"auth-int\"",
			"Digest realm=\"x\", nonce=\"y\", qop=\"auth\", algorithm=MD5-sess", "Digest ,,,", "Digest \u0000=\u0000" })
	void refusesAChallengeThatItCannotAnswer(String header) {
		assertThatIllegalArgumentException().isThrownBy(() -> DigestChallenge.parse(header));
	}

	@ParameterizedTest
	@ValueSource(strings = { "username", "realm", "nonce", "uri", "response", "qop", "nc", "cnonce" })
	void refusesAnAuthorizationThatLeavesSomethingOut(String name) {
		String header = "Digest username=\"u\", realm=\"r\", nonce=\"n\", uri=\"/\", response=\"0\", qop=auth, "
				+ "nc=00000001, cnonce=\"c\", algorithm=MD5";

		assertThat(DigestAuthorization.parse(header).username()).isEqualTo("u");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> DigestAuthorization.parse(header.replace(" " + name + "=", " other=")));
	}

	@ParameterizedTest
	@MethodSource
	void survivesALongHeader(String header) {
		assertThatIllegalArgumentException().isThrownBy(() -> DigestAuthorization.parse(header));
	}

	static Stream<String> survivesALongHeader() {
		return Stream
			.of("\"" + "a".repeat(100_000) + "\"", "\"" + "\\a".repeat(100_000) + "\"", "\"" + "\\".repeat(100_001),
					" ".repeat(100_000), "a".repeat(100_000), ",".repeat(100_000))
			.map((value) -> "Digest username=" + value);
	}

	@Test
	void refusesAnUnknownAlgorithm() {
		assertThatIllegalArgumentException().isThrownBy(() -> Digest.ha1("MD5-sess", "u", "r", "p"));
	}

}
