package oo.development.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import oo.development.cli.Journal.Intent;
import oo.development.cli.Journal.Kind;
import oo.development.cli.JournaledClient.Answer;

/** Users, one after the other, who upload calendars, ask for tips and react to them. */
final class UserLife {

  private static final int MOMENTS = 12;
  private static final String[] REACTIONS = {
      "{\"type\":\"seen\"}", "{\"type\":\"done\"}", "{\"type\":\"done\"}", "{\"type\":\"dismiss\",\"reason\":\"not_now\"}",
      "{\"type\":\"dismiss\",\"reason\":\"never_this\"}", "{\"type\":\"dismiss\",\"reason\":\"already_did\"}"};

  private final JournaledClient client;
  private final RandomGenerator random;
  private final String name;

  UserLife(String name, JournaledClient client, RandomGenerator random) {
    this.name = name;
    this.client = client;
    this.random = random;
  }

  void live(BooleanSupplier goesOn) throws InterruptedException {
    for (int n = 1; goesOn.getAsBoolean(); n++) {
      live(name + "-" + n, goesOn);
    }
  }

  private void live(String user, BooleanSupplier goesOn) throws InterruptedException {
    int version = 1;
    upload(user, version);
    for (int moment = 0; moment < MOMENTS && goesOn.getAsBoolean(); moment++) {
      var decided = post(user, Kind.DECIDE, "/v1/tips", "{\"trigger\":\"pull\",\"another\":" + chance(0.7) + "}");
      if (decided.body().path("outcome").asText().equals("tip") && chance(0.7)) {
        react(user, decided.body().path("tip_id").asText());
      }
      if (chance(0.15)) {
        upload(user, ++version);
      }
    }
  }

  private void react(String user, String tip) throws InterruptedException {
    String reaction = chance(0.2)
        ? "{\"type\":\"snooze\",\"until\":\"" + Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS) + "\"}"
        : REACTIONS[random.nextInt(REACTIONS.length)];
    post(user, Kind.FEEDBACK, "/v1/feedback", "{\"tip_id\":\"" + tip + "\",\"reaction\":" + reaction + "}");
  }

  /** Each version has one task more than the one before. */
  private void upload(String user, int version) throws InterruptedException {
    var file = new StringBuilder("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//oO//Crash//EN\n");
    for (int task = 1; task <= version; task++) {
      file.append("BEGIN:VTODO\nUID:%d@%s\nDTSTAMP:20260101T000000Z\nSUMMARY:Task %d\nEND:VTODO\n".formatted(task, user, task));
    }
    send(new Intent(user, key(), Kind.UPLOAD, "/v1/calendars", "text/calendar",
        file.append("END:VCALENDAR\n").toString().replace("\n", "\r\n")));
  }

  private Answer post(String user, Kind kind, String path, String body) throws InterruptedException {
    return send(new Intent(user, key(), kind, path, "application/json", body));
  }

  private Answer send(Intent intent) throws InterruptedException {
    if (chance(0.05)) {
      client.forget(intent);
    }
    var answer = client.answer(intent);
    if (chance(0.1)) {
      client.again(intent, answer);
    }
    Thread.sleep(random.nextInt(30));
    return answer;
  }

  private String key() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }
}
