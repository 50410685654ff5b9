/**
 * Keeps secrets so that the database alone shows none.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.postern.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
