package oo.recommender.adapter.postgres;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import oo.codegen.sql.recommender.tables.records.RewardRecord;
import oo.codegen.sql.recommender.tables.records.UserModelRecord;
import oo.recommender.application.port.Lessons;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.learning.Learned;
import oo.recommender.domain.learning.Reward;
import oo.recommender.domain.learning.UserModel;

/** What one transaction learns, before it is written: lessons of one tip or one user build upon each other. */
final class LessonDesk {

  private final Map<UUID, Student> tips;
  private final Map<UUID, Reward> rewards = new HashMap<>();
  private final Map<UUID, RewardRecord> rewardRows = new LinkedHashMap<>();
  private final Map<UUID, UserModel> models = new LinkedHashMap<>();
  private StatisticsRow row;

  /** What is kept of a tip and its user. */
  record Student(DecisionRecord decision, Reward reward, UserModel model) {}

  /** @param tips by id */
  LessonDesk(StatisticsRow row, Map<UUID, Student> tips) {
    this.row = row;
    this.tips = tips;
  }

  void learn(Lessons.Lesson lesson, Function<Lessons.Known, Learned> study) {
    var student = tips.get(lesson.tip());
    if (student == null || !student.decision().user().equals(lesson.user())) {
      return;
    }
    var decision = student.decision();
    var before = rewards.getOrDefault(decision.id(), student.reward());
    var learned = study.apply(new Lessons.Known(decision, before, row.definition()));
    if (!learned.reward().equals(before)) {
      rewards.put(decision.id(), learned.reward());
      rewardRows.put(decision.id(), RewardRow.write(decision, learned.reward(), row.rewardDefinition()));
    }
    if (learned.own() != null) {
      models.merge(decision.user().value(), student.model().after(learned.own()), (known, _) -> known.after(learned.own()));
    }
    if (learned.pooled() != null) {
      row.statistics().apply(learned.pooled());
      row = row.withNews(1, lesson.at());
    }
  }

  StatisticsRow row() {
    return row;
  }

  Collection<RewardRecord> rewards() {
    return rewardRows.values();
  }

  /** In the order of users. */
  Collection<UserModelRecord> models() {
    return models.entrySet().stream().sorted(Map.Entry.comparingByKey())
        .map(entry -> new UserModelRecord(entry.getKey(), UserModelDocument.write(entry.getValue()))).toList();
  }
}
