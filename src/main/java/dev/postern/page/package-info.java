/**
 * What all pages share: the way in, the frame around them, their errors, and the promises
 * about forms (nothing typed is lost, nothing is sent twice). Pages themselves are in the
 * module of what they show.
 */
@ApplicationModule(allowedDependencies = { "request", "account", "rest" })
@NullMarked
package dev.postern.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
