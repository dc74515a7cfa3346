package oo.recommender.application.port;

import oo.recommender.domain.policy.Assignment;
import oo.shared.domain.UserId;

/** Which policy decides for whom. Answers from memory. */
public interface Policies {

  Assignment of(UserId user);
}
