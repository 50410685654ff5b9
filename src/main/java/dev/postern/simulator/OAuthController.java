package dev.postern.simulator;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tokens for service accounts. There are no refresh tokens: whoever needs another asks
 * again.
 */
@RestController
@Profile({ "demo", "simulator" })
@RequestMapping("/simulator/api/oauth")
class OAuthController {

	private final Tokens tokens;

	private final RuleBook rules;

	private final Clock clock;

	OAuthController(Tokens tokens, RuleBook rules, Clock clock) {
		this.tokens = tokens;
		this.rules = rules;
		this.clock = clock;
	}

	@PostMapping("/token")
	ResponseEntity<Map<String, Object>> token(@RequestAttribute Exchange exchange,
			@RequestParam(name = "grant_type", defaultValue = "") String grantType) {
		if (!grantType.equals("client_credentials")) {
			String error = grantType.isEmpty() ? "invalid_request" : "unsupported_grant_type";
			return ResponseEntity.badRequest().body(Map.of("error", error));
		}
		String token = tokens.issue(exchange.key(), clock.instant().plus(rules.rules().tokenLifetime()));
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.body(new TreeMap<>(Map.of("access_token", token, "expires_in", rules.rules().tokenLifetime().toSeconds(),
					"token_type", "Bearer")));
	}

	/** A token that is unknown is as good as revoked. */
	@PostMapping("/revoke")
	ResponseEntity<Void> revoke(@RequestAttribute Exchange exchange, @RequestParam(defaultValue = "") String token) {
		tokens.revoke(exchange.key(), token);
		return ResponseEntity.ok().build();
	}

}
