package dev.postern.endpoint;

/**
 * An endpoint as Atlas finds it.
 *
 * @param serviceId Postern's id of its service
 * @param atlasId Atlas's id of its service
 */
public record EndpointRef(String serviceId, String atlasId, String endpointId) {

}
