package oo.recommender.application.port;

import java.util.List;
import oo.recommender.domain.decision.ShadowDecision;
import oo.shared.domain.UserId;

/** All that the recommender keeps, for the contracts of its ports: they see one another's writes. */
public interface RecommenderStore {

  Users users();

  Decisions decisions();

  Feedbacks feedbacks();

  Tips tips();

  UserStates userStates();

  ShadowDecisions shadowDecisions();

  /** Simple names of the events that are committed for a user, in their order. */
  List<String> events(UserId user);

  List<ShadowDecision> shadows(UserId user);
}
