/**
 * The gateway to Atlas: every call to it, as a value that says what came of it.
 */
@ApplicationModule(allowedDependencies = "wire")
@NullMarked
package dev.postern.atlas;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
