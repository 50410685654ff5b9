/**
 * Atlas projects, who may do what in them, and the keys that open them in Atlas.
 */
@ApplicationModule(allowedDependencies = { "account", "atlas", "vault", "wire", "audit", "rest" })
@NullMarked
package dev.postern.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
