/**
 * What travels between Atlas and whoever speaks with it: names, statuses, records, media
 * types and HTTP Digest, in both directions.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.postern.wire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
