package oo.recommender.application;

import java.time.InstantSource;
import java.util.UUID;
import oo.recommender.application.port.Lessons;
import oo.recommender.application.port.Profiles;
import oo.recommender.domain.Consent;
import oo.recommender.domain.learning.Aftermath;
import oo.recommender.domain.learning.Learner;
import oo.shared.domain.UserId;

/**
 * Learns from what became of a tip: the same message again, or messages in another order, lead to the same model.
 *
 * <p>Without the consent to pooled learning it goes no further than the user's own model.
 */
public final class LearnFromFeedback {

  private final Lessons lessons;
  private final Profiles profiles;
  private final Learner learner;
  private final InstantSource clock;

  public LearnFromFeedback(Lessons lessons, Profiles profiles, Learner learner, InstantSource clock) {
    this.lessons = lessons;
    this.profiles = profiles;
    this.learner = learner;
    this.clock = clock;
  }

  /** @param message that tells it */
  public record Command(UUID message, UserId user, UUID tip, Aftermath told) {}

  /** False when the message was taken before. */
  public boolean execute(Command command) {
    boolean consents = profiles.of(command.user()).allows(Consent.POOLED_LEARNING);
    return lessons.take(
        new Lessons.Lesson(command.message(), command.user(), command.tip(), clock.instant()),
        known -> learner.learn(known.decision(), known.reward(), command.told(), consents, known.definition()));
  }
}
