package oo.recommender.application;

import java.time.Instant;
import java.util.UUID;
import oo.recommender.domain.SilenceReason;
import org.jspecify.annotations.Nullable;

/**
 * A silence as it is shown.
 *
 * @param text the reason in a sentence
 * @param until when the reason ends; null where that cannot be known
 */
public record SilenceView(UUID decision, SilenceReason reason, String text, @Nullable Instant until) {}
