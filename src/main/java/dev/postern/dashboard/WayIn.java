package dev.postern.dashboard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.postern.endpoint.ServiceView.ConnectionString;
import org.jspecify.annotations.Nullable;

/**
 * The connection strings of one cluster, and what somebody pastes to try them. What is
 * not exactly of the form of such a string can be read, but not pasted.
 */
record WayIn(ConnectionString string) {

	private static final String HOST = "([A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?)";

	private static final String REST = "(?:/[A-Za-z0-9_-]*)?(?:\\?[A-Za-z0-9_=&.-]*)?";

	private static final Pattern SRV = Pattern.compile("mongodb\\+srv://" + HOST + REST);

	private static final Pattern STANDARD = Pattern
		.compile("mongodb://" + HOST + ":([0-9]{1,5})(?:,[A-Za-z0-9][A-Za-z0-9.-]{0,252}:[0-9]{1,5}){0,200}" + REST);

	/** Whether the strings are what they should be. */
	public boolean safe() {
		return (string.srv() != null || string.standard() != null) && isOf(SRV, string.srv())
				&& isOf(STANDARD, string.standard());
	}

	/** Asks the name service for what the cluster's private name leads to. */
	public @Nullable String dns() {
		Matcher srv = SRV.matcher(String.valueOf(string.srv()));
		return srv.matches() ? "nslookup -type=SRV _mongodb._tcp." + srv.group(1) : null;
	}

	/** Opens a connection to the first host, which needs no password. */
	public @Nullable String reach() {
		Matcher standard = STANDARD.matcher(String.valueOf(string.standard()));
		return standard.matches() ? "nc -vz -w 5 %s %s".formatted(standard.group(1), standard.group(2)) : null;
	}

	/** Has the database say hello. */
	public String hello() {
		String best = (string.srv() != null) ? string.srv() : String.valueOf(string.standard());
		return safe() ? "mongosh '%s' --eval 'db.hello()'".formatted(best) : "";
	}

	private static boolean isOf(Pattern form, @Nullable String text) {
		return text == null || form.matcher(text).matches();
	}

}
