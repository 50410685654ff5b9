/**
 * Change requests: who asks for what, who decides, and what became of it.
 */
@ApplicationModule(allowedDependencies = { "endpoint", "project", "account", "wire", "audit", "rest" })
@NullMarked
package dev.postern.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
