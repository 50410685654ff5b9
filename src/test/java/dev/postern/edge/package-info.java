/**
 * What the outside meets: bad input, callers without rights, secrets that must not get
 * out.
 */
@NullMarked
package dev.postern.edge;

import org.jspecify.annotations.NullMarked;
