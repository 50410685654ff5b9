/**
 * What remains true whatever fails: processes, databases, connections, Atlas.
 */
@NullMarked
package dev.postern.storm;

import org.jspecify.annotations.NullMarked;
