/**
 * The embedded Atlas: the Administration API over real HTTP, with its states, timing,
 * errors and limits, and with faults on demand.
 */
@ApplicationModule(allowedDependencies = { "wire" })
@NullMarked
package dev.postern.simulator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
