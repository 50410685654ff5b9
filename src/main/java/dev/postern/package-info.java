/**
 * Postern, a self-service portal for private connectivity to MongoDB Atlas.
 */
@NullMarked
package dev.postern;

import org.jspecify.annotations.NullMarked;
