package dev.postern.dashboard;

import dev.postern.endpoint.ServiceView.ConnectionString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WayInTests {

	private static final String SRV = "mongodb+srv://payments-0-pl-0.k45tj.mongodb.net";

	private static final String STANDARD = "mongodb://pl-0-us-east-1.k45tj.mongodb.net:1024,"
			+ "pl-0-us-east-1.k45tj.mongodb.net:1025/?ssl=true&authSource=admin&replicaSet=atlas-abc-shard-0";

	@Test
	void stringsOfTheKnownFormCanBeTried() {
		WayIn way = way(SRV, STANDARD);

		assertThat(way.safe()).isTrue();
		assertThat(way.dns()).isEqualTo("nslookup -type=SRV _mongodb._tcp.payments-0-pl-0.k45tj.mongodb.net");
		assertThat(way.reach()).isEqualTo("nc -vz -w 5 pl-0-us-east-1.k45tj.mongodb.net 1024");
		assertThat(way.hello()).isEqualTo("mongosh '" + SRV + "' --eval 'db.hello()'");
	}

	@Test
	void oneStringIsEnough() {
		assertThat(way(null, STANDARD).hello()).isEqualTo("mongosh '" + STANDARD + "' --eval 'db.hello()'");
		assertThat(way(null, STANDARD).dns()).isNull();
		assertThat(way(SRV, null).reach()).isNull();
		assertThat(way(null, null).safe()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "mongodb+srv://x.mongodb.net'; reboot; '", "mongodb+srv://$(reboot).mongodb.net",
			"mongodb+srv://x.mongodb.net`id`", "mongodb+srv://x.mongodb.net\nreboot", "https://x.mongodb.net",
			"mongodb+srv://user:secret@x.mongodb.net", "mongodb+srv://-oProxyCommand=id", "mongodb+srv://" })
	void stringsOfAnotherFormAreNotOfferedToPaste(String srv) {
		WayIn way = way(srv, STANDARD);

		assertThat(way.safe()).isFalse();
		assertThat(way.dns()).isNull();
		assertThat(way.hello()).isEmpty();
	}

	private static WayIn way(@Nullable String srv, @Nullable String standard) {
		return new WayIn(new ConnectionString("payments-0", srv, standard, "vpce-0123456789abcdef0"));
	}

}
