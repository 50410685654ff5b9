package dev.postern.simulator;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where testers set faults, count calls, and change keys.
 */
@RestController
@Profile({ "demo", "simulator" })
@RequestMapping("/simulator")
class TesterDoorController {

	private final Faults faults;

	private final CallLog calls;

	private final Keys keys;

	private final RuleBook rules;

	private final Tokens tokens;

	TesterDoorController(Faults faults, CallLog calls, Keys keys, RuleBook rules, Tokens tokens) {
		this.tokens = tokens;
		this.faults = faults;
		this.calls = calls;
		this.keys = keys;
		this.rules = rules;
	}

	@GetMapping("/faults")
	FaultPlan showFaults() {
		return faults.plan();
	}

	@PutMapping("/faults")
	FaultPlan setFaults(@RequestBody FaultPlan plan) {
		faults.replace(plan);
		return faults.plan();
	}

	@DeleteMapping("/faults")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void clearFaults() {
		faults.clear();
	}

	@GetMapping("/calls")
	List<CallLog.Call> showCalls(@RequestParam(defaultValue = "") String method,
			@RequestParam(defaultValue = "") String path) {
		return calls.find(matching(method, path));
	}

	@GetMapping("/calls/count")
	Map<String, Long> countCalls(@RequestParam(defaultValue = "") String method,
			@RequestParam(defaultValue = "") String path) {
		List<CallLog.Call> found = calls.find(matching(method, path));
		return Map.of("count", (long) found.size(), "challenges",
				found.stream().filter(CallLog.Call::challenge).count());
	}

	@DeleteMapping("/calls")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void clearCalls() {
		calls.clear();
	}

	@GetMapping("/keys")
	List<Map<String, Object>> showKeys() {
		return keys.all().stream().map(TesterDoorController::show).toList();
	}

	@PutMapping("/keys/{name:[a-z]{8}|" + Key.CLIENT + "}")
	Map<String, Object> setKey(@PathVariable String name, @RequestBody Keys.Form form) {
		return show(keys.put(name, form));
	}

	/** As if the tokens of all service accounts had expired. */
	@DeleteMapping("/tokens")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void clearTokens() {
		tokens.clear();
	}

	@DeleteMapping("/keys/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void revokeKey(@PathVariable String name) {
		keys.remove(name);
	}

	@GetMapping("/rules")
	Rules showRules() {
		return rules.rules();
	}

	/** What is left out is as the settings have it. */
	@PutMapping("/rules")
	Rules setRules(@RequestBody ObjectNode changes) {
		return rules.replace(changes);
	}

	/** Not left to the error page, which is not the simulator's. */
	@RequestMapping("/**")
	@ResponseStatus(HttpStatus.NOT_FOUND)
	void anythingElse() {
	}

	private static Map<String, Object> show(Key key) {
		return Map.of("publicKey", key.publicKey(), "roles", key.roles(), "accessList", key.accessList());
	}

	private static Predicate<CallLog.Call> matching(String method, String path) {
		Pattern wanted = Pattern.compile(path);
		return (call) -> (method.isEmpty() || method.equalsIgnoreCase(call.method()))
				&& wanted.matcher(call.path()).find();
	}

}
