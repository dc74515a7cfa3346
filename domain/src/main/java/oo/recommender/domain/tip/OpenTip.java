package oo.recommender.domain.tip;

import java.time.Instant;
import java.util.UUID;

/** The tip that a user has not answered; over by itself at {@code expiresAt}. */
public record OpenTip(UUID id, String ref, Instant expiresAt) {}
