package dev.postern.simulator;

import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rules that hold now: the settings' own, until testers change them.
 */
@Component
@Profile({ "demo", "simulator" })
class RuleBook {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private final Rules usual;

	private volatile Rules rules;

	RuleBook(SimulatorSettings settings) {
		this.usual = settings.rules();
		this.rules = usual;
	}

	Rules rules() {
		return rules;
	}

	/** Changes what is named; all else is as the settings have it. */
	Rules replace(ObjectNode changes) {
		ObjectNode changed = JSON.valueToTree(usual);
		changed.setAll(changes);
		this.rules = JSON.treeToValue(changed, Rules.class);
		return rules;
	}

	@EventListener(Seed.Planted.class)
	void reset() {
		this.rules = usual;
	}

}
