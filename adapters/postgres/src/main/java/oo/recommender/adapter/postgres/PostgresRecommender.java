package oo.recommender.adapter.postgres;

import oo.recommender.application.port.ArmFigures;
import oo.recommender.application.port.DecisionRewards;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.Evaluations;
import oo.recommender.application.port.Feedbacks;
import oo.recommender.application.port.LedgerPartitions;
import oo.recommender.application.port.Lessons;
import oo.recommender.application.port.Models;
import oo.recommender.application.port.RewardedDecisions;
import oo.recommender.application.port.Rollouts;
import oo.recommender.application.port.SeenTips;
import oo.recommender.application.port.ShadowDecisions;
import oo.recommender.application.port.Snapshots;
import oo.recommender.application.port.Tips;
import oo.recommender.application.port.UserStates;
import oo.recommender.application.port.Users;
import oo.shared.adapter.postgres.Coalescer;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.application.Ids;

/** The store of the recommender over its schema; every write but those of {@link #rollouts} is a transaction of its own. */
public final class PostgresRecommender implements AutoCloseable {

  private static final int PAGE = 500;

  private final PostgresUsers users;
  private final Coalescer<GuardedRows, GuardedWrite.Result> writes;
  private final Decisions decisions;
  private final Feedbacks feedbacks;
  private final Tips tips;
  private final PostgresUserStates userStates;
  private final ShadowDecisions shadowDecisions;
  private final LedgerPartitions ledgerPartitions;
  private final Rollouts rollouts;
  private final ArmFigures armFigures;
  private final RewardedDecisions rewardedDecisions;
  private final DecisionRewards decisionRewards;
  private final Evaluations evaluations;
  private final PostgresLessons lessons;
  private final PostgresModels models;
  private final Snapshots snapshots;
  private final SeenTips seenTips;

  /** @param ids of events */
  public PostgresRecommender(ModuleDatabase database, OutboxTable outbox, Ids ids, Coalescer.Observer observer) {
    var events = new TipEvents(ids);
    var terms = new PostgresTerms(database);
    this.users = new PostgresUsers(database, Coalescer.Limits.STANDARD, observer);
    this.writes = GuardedWrite.coalesced(database, observer);
    this.decisions = new PostgresDecisions(database, writes, outbox, events, terms, PAGE);
    this.feedbacks = new PostgresFeedbacks(database, writes, outbox, events);
    this.tips = new PostgresTips(database);
    this.userStates = new PostgresUserStates(database, observer);
    this.shadowDecisions = new PostgresShadowDecisions(database, terms);
    this.ledgerPartitions = new PostgresLedgerPartitions(database);
    this.rollouts = new PostgresRollouts(database, outbox, ids);
    this.armFigures = new PostgresArmFigures(database, ids);
    this.rewardedDecisions = new PostgresRewardedDecisions(database, terms, PAGE);
    this.decisionRewards = new PostgresDecisionRewards(database);
    this.evaluations = new PostgresEvaluations(database);
    this.lessons = new PostgresLessons(database, terms, observer);
    this.models = new PostgresModels(database);
    this.snapshots = new PostgresSnapshots(database, outbox, events, models);
    this.seenTips = new PostgresSeenTips(database, outbox, events);
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

  public LedgerPartitions ledgerPartitions() {
    return ledgerPartitions;
  }

  /** Appending takes part in the transaction that the caller is in. */
  public Rollouts rollouts() {
    return rollouts;
  }

  public ArmFigures armFigures() {
    return armFigures;
  }

  public RewardedDecisions rewardedDecisions() {
    return rewardedDecisions;
  }

  public DecisionRewards decisionRewards() {
    return decisionRewards;
  }

  /** Appending takes part in the transaction that the caller is in. */
  public Evaluations evaluations() {
    return evaluations;
  }

  public Lessons lessons() {
    return lessons;
  }

  public Models models() {
    return models;
  }

  /** Lets {@link #models} serve what was chosen last, by this process or by another. */
  public void refreshModels() {
    models.refresh();
  }

  public Snapshots snapshots() {
    return snapshots;
  }

  public SeenTips seenTips() {
    return seenTips;
  }

  /** Ends when everything that was begun has its result. */
  @Override
  public void close() {
    users.close();
    writes.close();
    userStates.close();
    lessons.close();
  }
}
