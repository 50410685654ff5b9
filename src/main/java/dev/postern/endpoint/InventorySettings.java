package dev.postern.endpoint;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the inventory stays interested.
 *
 * @param followFor how long something is followed that Atlas is changing, before it is
 * left to the sweep
 * @param stuckAfter how long something may move before it counts as stuck
 */
@ConfigurationProperties("postern.inventory")
record InventorySettings(@DefaultValue("2h") Duration followFor, @DefaultValue("1h") Duration stuckAfter) {

}
