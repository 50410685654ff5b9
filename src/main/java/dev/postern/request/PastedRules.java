package dev.postern.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.postern.rest.InputError;
import dev.postern.wire.EndpointSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Forwarding rules of Google Cloud as people paste them: the list that gcloud or
 * Terraform answers as JSON, or a line with name and address for each.
 */
final class PastedRules {

	private static final List<String> NAMES = List.of("name", "endpointName", "endpoint_name");

	private static final List<String> ADDRESSES = List.of("IPAddress", "ipAddress", "ip_address", "address", "ip");

	private static final String EXAMPLE = "rule-0 10.0.0.5";

	private final String pasted;

	private final List<InputError> errors;

	private final List<EndpointSpec.Rule> found = new ArrayList<>();

	private PastedRules(String pasted, List<InputError> errors) {
		this.pasted = pasted;
		this.errors = errors;
	}

	/** The rules, in the order in which people count. */
	static List<EndpointSpec.Rule> read(String pasted, List<InputError> errors) {
		PastedRules rules = new PastedRules(pasted.strip(), errors);
		int before = errors.size();
		rules.read();
		if (errors.size() == before) {
			rules.refuseWhatIsMissingOrTwice();
		}
		return rules.found.stream()
			.distinct()
			.sorted(Comparator.comparing(EndpointSpec.Rule::endpointName, PastedRules::naturally))
			.toList();
	}

	private void read() {
		if (!pasted.startsWith("[") && !pasted.startsWith("{")) {
			pasted.lines().forEach(this::line);
			return;
		}
		try {
			walk(JsonMapper.shared().readTree(pasted));
		}
		catch (JacksonException ex) {
			wrong("This begins like JSON but is not whole. Copy it again from its first to its last bracket.");
		}
	}

	/** Finds rules wherever they are in an answer. */
	private void walk(JsonNode node) {
		Optional<String> name = text(node, NAMES);
		Optional<String> address = text(node, ADDRESSES).filter(PastedRules::isAddress);
		if (name.isPresent() && address.isPresent()) {
			found.add(new EndpointSpec.Rule(name.get(), address.get()));
		}
		else if (node.isObject() && !node.isEmpty()
				&& node.valueStream().allMatch((value) -> value.isString() && isAddress(value.asString()))) {
			node.properties()
				.forEach((rule) -> found.add(new EndpointSpec.Rule(rule.getKey(), rule.getValue().asString())));
		}
		else {
			node.valueStream().forEach(this::walk);
		}
	}

	/** Name and address, or several of them, however they are set apart. */
	private void line(String line) {
		List<String> words = Stream.of(line.split("[\\s,;@=:|\"'{}\\[\\]()]+"))
			.filter((word) -> !word.isEmpty())
			.toList();
		long addresses = words.stream().filter(PastedRules::isAddress).count();
		if (addresses == 0 && (words.isEmpty() || line.strip().endsWith("{") || words.getFirst().equals("NAME"))) {
			return;
		}
		if (addresses == 1 && !isAddress(words.getFirst())) {
			String address = words.stream().filter(PastedRules::isAddress).findFirst().orElseThrow();
			found.add(new EndpointSpec.Rule(words.getFirst(), address));
			return;
		}
		boolean pairs = addresses > 0 && words.size() == 2 * addresses;
		for (int i = 0; pairs && i < words.size(); i += 2) {
			pairs = !isAddress(words.get(i)) && isAddress(words.get(i + 1));
		}
		if (!pairs) {
			wrong("There is no name with its IPv4 address in “%s”. Write one rule a line: %s."
				.formatted(InputError.step(line.strip()), EXAMPLE));
		}
		for (int i = 0; pairs && i < words.size(); i += 2) {
			found.add(new EndpointSpec.Rule(words.get(i), words.get(i + 1)));
		}
	}

	private void refuseWhatIsMissingOrTwice() {
		if (found.isEmpty()) {
			wrong(pasted.isEmpty() ? "Paste your forwarding rules, with their addresses."
					: "There are no names with IPv4 addresses in this. Paste what the list command answers, or write "
							+ "one rule a line: %s.".formatted(EXAMPLE));
		}
		Set<String> names = new HashSet<>();
		Set<String> addresses = new HashSet<>();
		found.stream().distinct().forEach((rule) -> {
			if (!EndpointSpec.Gcp.RULE.matcher(rule.endpointName()).matches()) {
				wrong("“%s” is no name of a forwarding rule, which has only a-z, 0-9 and -."
					.formatted(InputError.step(rule.endpointName())));
			}
			if (!names.add(rule.endpointName())) {
				wrong("%s stands there twice, with different addresses.".formatted(rule.endpointName()));
			}
			if (!addresses.add(rule.ipAddress())) {
				wrong("%s stands there twice. Each rule has an address of its own.".formatted(rule.ipAddress()));
			}
		});
	}

	/** One thing at a time is enough to mend. */
	private void wrong(String message) {
		if (errors.stream().noneMatch((error) -> error.pointer().equals("/endpoint/endpoints"))) {
			errors.add(new InputError("/endpoint/endpoints", message));
		}
	}

	private static Optional<String> text(JsonNode node, List<String> names) {
		return names.stream().map(node::path).filter(JsonNode::isString).map(JsonNode::asString).findFirst();
	}

	private static boolean isAddress(String word) {
		return EndpointSpec.IPV4.matcher(word).matches();
	}

	/** Compares names so that rule-2 comes before rule-10. */
	private static int naturally(String one, String other) {
		String[] these = one.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)");
		String[] those = other.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)");
		for (int i = 0; i < Math.min(these.length, those.length); i++) {
			boolean numbers = Character.isDigit(these[i].charAt(0)) && Character.isDigit(those[i].charAt(0));
			int order = numbers
					? Comparator.comparingInt(String::length)
						.thenComparing(Comparator.naturalOrder())
						.compare(these[i].replaceFirst("^0+(?=.)", ""), those[i].replaceFirst("^0+(?=.)", ""))
					: these[i].compareTo(those[i]);
			if (order != 0) {
				return order;
			}
		}
		return (these.length != those.length) ? Integer.compare(these.length, those.length) : one.compareTo(other);
	}

}
