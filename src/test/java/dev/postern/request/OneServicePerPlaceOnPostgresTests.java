package dev.postern.request;

import dev.postern.testing.OnPostgres;
import dev.postern.testing.Portal;

import org.springframework.jdbc.core.simple.JdbcClient;

@OnPostgres
record OneServicePerPlaceOnPostgresTests(Portal portal, JdbcClient database,
		ChangeRequests requests) implements OneServicePerPlace {
}
