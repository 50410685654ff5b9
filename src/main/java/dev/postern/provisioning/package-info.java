/**
 * Carries approved requests out in Atlas, follows what Atlas makes of them, and sweeps up
 * what was missed.
 */
@ApplicationModule(
		allowedDependencies = { "request", "endpoint", "project", "account", "atlas", "wire", "audit", "rest" })
@NullMarked
package dev.postern.provisioning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
