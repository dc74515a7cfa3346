package oo.recommender.application.port;

import java.util.function.Function;
import oo.recommender.domain.decision.Decision;
import oo.recommender.domain.policy.Assignment;
import oo.shared.domain.UserId;

/** Which policy decides for whom. Answers from memory. */
public interface Policies {

  Assignment of(UserId user);

  /**
   * Has a decision made as the assignment says, and takes note of how that went. Where its policy fails, another may
   * decide instead, and is what the decision then names.
   */
  default Decision decide(Assignment assignment, Function<Assignment, Decision> maker) {
    return maker.apply(assignment);
  }
}
