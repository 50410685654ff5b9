package dev.postern.endpoint;

import java.util.List;

/**
 * One page of the services that were searched for.
 *
 * @param number counted from 0
 * @param more whether there is another after it
 */
public record ServicePage(List<ServiceView> items, int number, boolean more) {

}
