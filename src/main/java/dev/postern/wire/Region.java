package dev.postern.wire;

/**
 * A region of one provider. The same Atlas name can stand for places of several
 * providers, so a region means nothing without its provider.
 *
 * @param provider the provider
 * @param atlasName the name Atlas answers with, such as {@code US_EAST_1}
 * @param cloudName the provider's own name, such as {@code us-east-1}
 * @param legacy whether the first, AWS-only generation of the API accepts it
 * @param offered whether everybody can ask for it; regions of a partition apart, such as
 * those for governments, are known but not offered
 * @param place where on earth it is, as far as the provider says, such as
 * {@code Frankfurt Germany}
 */
public record Region(Provider provider, String atlasName, String cloudName, boolean legacy, boolean offered,
		String place) {

	/** The place and the provider's name, by which people tell regions apart. */
	public String title() {
		return place + " (" + cloudName + ")";
	}

}
