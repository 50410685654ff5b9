/**
 * The inventory: services, endpoints and clusters as wanted and as last seen in Atlas.
 */
@ApplicationModule(allowedDependencies = { "project", "account", "wire", "audit", "rest" })
@NullMarked
package dev.postern.endpoint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
