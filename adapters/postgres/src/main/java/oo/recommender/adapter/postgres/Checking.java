package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.UserModel.USER_MODEL;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import oo.recommender.application.port.Lessons;
import oo.recommender.domain.learning.Difference;
import oo.recommender.domain.learning.Learned;
import oo.recommender.domain.learning.UserModel;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.PostgresTransactions;

/** Compares what was learned online with what rewards and ledger make of it, under the lock of the only one who learns. */
final class Checking {

  private final ModuleDatabase database;
  private final Terms terms;
  private final Function<Lessons.Known, Learned> study;
  private final Lessons.Progress progress;
  private long users;
  private double largest;

  Checking(ModuleDatabase database, Terms terms, Function<Lessons.Known, Learned> study, Lessons.Progress progress) {
    this.database = database;
    this.terms = terms;
    this.study = study;
    this.progress = progress;
  }

  Lessons.Comparison execute() {
    return new PostgresTransactions(database).call(() -> {
      var online = StatisticsRow.lock(database).orHalfMade();
      var rereading = new Rereading(database, terms, online.definition(), past -> studied(past, online), progress);
      long tips = rereading.all(page -> compare(page.models()));
      apart(Difference.of(online.statistics(), rereading.statistics()));
      return new Lessons.Comparison(tips, users, online.statistics().observations(), largest);
    });
  }

  private Learned studied(Lessons.Past past, StatisticsRow online) {
    var learned = study.apply(new Lessons.Known(past.decision(), past.reward(), online.definition()));
    apart(value(past.reward().value(), learned.reward().value()));
    return learned;
  }

  private static double value(OptionalDouble one, OptionalDouble other) {
    return one.isPresent() == other.isPresent() ? Math.abs(one.orElse(0) - other.orElse(0)) : 1;
  }

  private void compare(Map<UUID, UserModel> anew) {
    var online = online(anew.keySet());
    users += anew.size();
    anew.forEach((user, model) -> apart(Difference.of(model, online.getOrDefault(user, UserModel.EMPTY))));
  }

  private Map<UUID, UserModel> online(Collection<UUID> users) {
    var online = new HashMap<UUID, UserModel>();
    if (!users.isEmpty()) {
      database.dsl().select(USER_MODEL.USER_ID, USER_MODEL.DOCUMENT).from(USER_MODEL).where(USER_MODEL.USER_ID.in(users))
          .forEach(row -> online.put(row.value1(), UserModelDocument.read(row.value2())));
    }
    return online;
  }

  private void apart(double difference) {
    largest = Math.max(largest, difference);
  }
}
