/**
 * People, keys, projects and a little history, so that the demo has something to show.
 */
@ApplicationModule(allowedDependencies = { "request", "endpoint", "project", "account", "wire", "audit", "rest" })
@NullMarked
package dev.postern.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
