package oo.recommender.adapter.postgres;

import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.Feedbacks;
import oo.recommender.application.port.ShadowDecisions;
import oo.recommender.application.port.Tips;
import oo.recommender.application.port.UserStates;
import oo.recommender.application.port.Users;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.application.Ids;

/** The store of the recommender over its schema; every write is a transaction of its own. */
public final class PostgresRecommender {

  private static final int PAGE = 500;

  private final Users users;
  private final Decisions decisions;
  private final Feedbacks feedbacks;
  private final Tips tips;
  private final UserStates userStates;
  private final ShadowDecisions shadowDecisions;

  /** @param ids of events */
  public PostgresRecommender(ModuleDatabase database, OutboxTable outbox, Ids ids) {
    var events = new TipEvents(ids);
    this.users = new PostgresUsers(database);
    this.decisions = new PostgresDecisions(database, outbox, events, PAGE);
    this.feedbacks = new PostgresFeedbacks(database, outbox, events);
    this.tips = new PostgresTips(database);
    this.userStates = new PostgresUserStates(database);
    this.shadowDecisions = new PostgresShadowDecisions(database);
  }

  public Users users() {
    return users;
  }

  public Decisions decisions() {
    return decisions;
  }

  public Feedbacks feedbacks() {
    return feedbacks;
  }

  public Tips tips() {
    return tips;
  }

  public UserStates userStates() {
    return userStates;
  }

  public ShadowDecisions shadowDecisions() {
    return shadowDecisions;
  }
}
