/**
 * The pages as people meet them, in a real browser.
 */
@NullMarked
package dev.postern.browser;

import org.jspecify.annotations.NullMarked;
