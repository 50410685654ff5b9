package dev.postern.request;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import dev.postern.rest.ApiProblem;
import dev.postern.rest.Etags;
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import dev.postern.rest.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests over REST.
 */
@RestController
@RequestMapping("/api/v1/requests")
class RequestApiController {

	private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

	private final ChangeRequests requests;

	private final Decisions decisions;

	private final IdempotentCalls calls;

	private final Etags etags;

	private final JsonMapper json;

	RequestApiController(ChangeRequests requests, Decisions decisions, IdempotentCalls calls, Etags etags,
			JsonMapper json) {
		this.requests = requests;
		this.decisions = decisions;
		this.calls = calls;
		this.etags = etags;
		this.json = json;
	}

	@PostMapping
	ResponseEntity<String> ask(@Valid @RequestBody AskBody body,
			@RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key) {
		IdempotentCalls.Answer answer = lookTwice(
				() -> calls.once(key, fingerprint("ask", body), HttpStatus.CREATED, () -> requests.ask(body)));
		return response(answer).location(URI.create(answer.location())).body(answer.body());
	}

	@GetMapping
	ListPage<RequestView> list(RequestQuery wanted, @RequestParam(required = false) @Nullable String limit,
			@RequestParam(required = false) @Nullable String cursor) {
		return requests.list(wanted, ListQuery.of(limit, cursor));
	}

	@GetMapping("/{id}")
	ResponseEntity<RequestView> show(@PathVariable UUID id) {
		return tagged(requests.show(id));
	}

	@PutMapping("/{id}")
	ResponseEntity<RequestView> edit(@PathVariable UUID id, @Valid @RequestBody AskBody body,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
		int seenVersion = Etags.seenVersion(ifMatch);
		return tagged(lookTwice(() -> requests.edit(id, seenVersion, body)));
	}

	@PostMapping("/{id}/decisions")
	ResponseEntity<String> decide(@PathVariable UUID id, @Valid @RequestBody DecisionBody body,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key) {
		int seenVersion = Etags.seenVersion(ifMatch);
		IdempotentCalls.Answer answer = calls.once(key, fingerprint(id + "@" + seenVersion, body), HttpStatus.CREATED,
				() -> decisions.decide(id, body.ballot(seenVersion)));
		return response(answer).body(answer.body());
	}

	@PostMapping("/{id}/withdrawal")
	ResponseEntity<RequestView> withdraw(@PathVariable UUID id) {
		return tagged(requests.withdraw(id));
	}

	@PostMapping("/{id}/giving-up")
	ResponseEntity<RequestView> giveUp(@PathVariable UUID id) {
		return tagged(requests.giveUp(id));
	}

	@PostMapping("/{id}/retry")
	ResponseEntity<RequestView> retry(@PathVariable UUID id) {
		return tagged(requests.retry(id));
	}

	/**
	 * Where the database found at the last moment that something else had come first, a
	 * second look sees it, and can say what it is.
	 */
	private static <T> T lookTwice(Supplier<T> call) {
		try {
			return call.get();
		}
		catch (ConcurrencyFailureException ex) {
			return call.get();
		}
		catch (ApiProblem ex) {
			if (ex.getCause() instanceof DataIntegrityViolationException) {
				return call.get();
			}
			throw ex;
		}
	}

	private ResponseEntity<RequestView> tagged(RequestView view) {
		return ResponseEntity.ok().eTag(etags.of(view.version(), view)).body(view);
	}

	private static ResponseEntity.BodyBuilder response(IdempotentCalls.Answer answer) {
		return ResponseEntity.status(answer.status()).eTag(answer.etag()).contentType(MediaType.APPLICATION_JSON);
	}

	private String fingerprint(String call, Object body) {
		byte[] bytes = json.writeValueAsBytes(List.of(call, body.getClass().getSimpleName(), body));
		return DigestUtils.md5DigestAsHex(bytes);
	}

	/**
	 * A decision as it comes over REST.
	 *
	 * @param deletesService whether it is known that the service goes with its last
	 * endpoint, which has to be said to an Atlas client's request
	 */
	record DecisionBody(@NotNull(message = AskBody.MISSING) Verdict verdict,
			@Size(max = 2000, message = "Give at most 2000 characters.") @PlainText @Nullable String comment,
			@Nullable Boolean deletesService) {

		Ballot ballot(int seenVersion) {
			return new Ballot(seenVersion, verdict, comment, Boolean.TRUE.equals(deletesService));
		}

	}

}
