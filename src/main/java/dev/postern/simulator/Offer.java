package dev.postern.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

import dev.postern.wire.Provider;

/**
 * The part of a service that differs by provider.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "provider")
@JsonSubTypes({ @JsonSubTypes.Type(value = Offer.Aws.class, name = "AWS"),
		@JsonSubTypes.Type(value = Offer.Azure.class, name = "AZURE"),
		@JsonSubTypes.Type(value = Offer.Gcp.class, name = "GCP") })
sealed interface Offer {

	Provider provider();

	/** From creation to a ready service. */
	Duration making(Pace pace);

	/** Whether a service like the other cannot stand in the same region. */
	default boolean excludes(Offer other) {
		return provider() == other.provider();
	}

	/** Until when a service that was ready is being made anew, if it ever was. */
	default Optional<Instant> changing(Pace pace) {
		return Optional.empty();
	}

	/**
	 * One load balancer, offered in its own region and in those that were named.
	 *
	 * @param remoteRegions null if nobody named any
	 * @param changedAt when they were last changed
	 */
	record Aws(@Nullable List<String> remoteRegions, @Nullable Instant changedAt) implements Offer {

		static final Aws PLAIN = new Aws(null, null);

		@Override
		public Provider provider() {
			return Provider.AWS;
		}

		@Override
		public Duration making(Pace pace) {
			return pace.ready(Provider.AWS);
		}

		@Override
		public Optional<Instant> changing(Pace pace) {
			return Optional.ofNullable(changedAt).map((since) -> since.plus(pace.change()));
		}

	}

	/** One private link service. */
	record Azure() implements Offer {

		@Override
		public Provider provider() {
			return Provider.AZURE;
		}

		@Override
		public Duration making(Pace pace) {
			return pace.ready(Provider.AZURE);
		}

	}

	/**
	 * Several service attachments, or one that tells its targets apart by port.
	 *
	 * @param attachments how many there will be
	 */
	record Gcp(boolean portMapped, int attachments) implements Offer {

		@Override
		public Provider provider() {
			return Provider.GCP;
		}

		@Override
		public Duration making(Pace pace) {
			return pace.attachments(attachments);
		}

		/**
		 * Documented: the two kinds stand beside each other while one replaces the other.
		 */
		@Override
		public boolean excludes(Offer other) {
			return other instanceof Gcp gcp && gcp.portMapped == portMapped;
		}

	}

}
