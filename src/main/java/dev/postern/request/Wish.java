package dev.postern.request;

import java.util.UUID;

import dev.postern.endpoint.Place;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for, checked and complete.
 *
 * @param resubmits the rejected request that this one mends, null if none
 */
record Wish(Place place, String serviceId, Change change, String justification, @Nullable UUID resubmits) {

}
