package dev.postern.request;

import java.time.Instant;
import java.util.UUID;

/**
 * A comment as others see it.
 */
public record CommentView(UUID id, String author, String text, Instant writtenAt) {

}
