/**
 * The habits of every REST resource: problem documents, checked input, pages of lists.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.postern.rest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
