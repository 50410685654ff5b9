/**
 * People, what they may do everywhere, how they sign in, and the API keys that act for
 * them.
 */
@ApplicationModule(allowedDependencies = { "vault", "wire", "audit", "rest" })
@NullMarked
package dev.postern.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
