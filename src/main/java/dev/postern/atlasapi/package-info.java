/**
 * Atlas's own API, answered by Postern: what Atlas clients ask for there passes approval.
 */
@ApplicationModule(allowedDependencies = { "request", "endpoint", "project", "account", "wire", "rest" })
@NullMarked
package dev.postern.atlasapi;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
