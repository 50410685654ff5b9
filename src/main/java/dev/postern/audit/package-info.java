/**
 * The log of everything that happened, which only ever grows.
 */
@ApplicationModule(allowedDependencies = "rest")
@NullMarked
package dev.postern.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
