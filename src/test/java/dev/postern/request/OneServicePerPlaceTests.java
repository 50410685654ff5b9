package dev.postern.request;

import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;

import org.springframework.jdbc.core.simple.JdbcClient;

@OnDemo
record OneServicePerPlaceTests(Portal portal, JdbcClient database,
		ChangeRequests requests) implements OneServicePerPlace {
}
