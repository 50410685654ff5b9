/**
 * The first page, and the pages of services: what stands, how it goes, and what to do
 * next.
 */
@ApplicationModule(allowedDependencies = { "request", "endpoint", "project", "account", "wire", "rest" })
@NullMarked
package dev.postern.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
