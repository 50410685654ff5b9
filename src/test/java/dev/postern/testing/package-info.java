/**
 * What tests of several modules stand on.
 */
@NullMarked
package dev.postern.testing;

import org.jspecify.annotations.NullMarked;
