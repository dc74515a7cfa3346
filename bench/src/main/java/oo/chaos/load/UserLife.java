package oo.chaos.load;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import oo.bench.installation.Users;
import oo.chaos.journal.Intent;
import oo.chaos.journal.Kind;
import oo.chaos.load.Client.Answer;

/** Users, one after the other, who upload calendars, ask for tips, react to them, and sometimes ask six times at once. */
final class UserLife {

  private static final int MOMENTS = 16;
  private static final int AT_ONCE = 6;
  private static final String ASK = "{\"trigger\":\"pull\",\"another\":%s}";
  private static final String[] REACTIONS = {
      "{\"type\":\"seen\"}", "{\"type\":\"done\"}", "{\"type\":\"done\"}", "{\"type\":\"dismiss\",\"reason\":\"not_now\"}",
      "{\"type\":\"dismiss\",\"reason\":\"never_this\"}", "{\"type\":\"dismiss\",\"reason\":\"already_did\"}"};

  private final Supplier<Client> clients;
  private final Client client;
  private final RandomGenerator random;
  private final String name;
  private final BooleanSupplier goesOn;

  /**
   * @param name of the first of its users begins with it
   * @param clients makes another connection of the same kind
   */
  UserLife(String name, Supplier<Client> clients, RandomGenerator random, BooleanSupplier goesOn) {
    this.name = name;
    this.clients = clients;
    this.client = clients.get();
    this.random = random;
    this.goesOn = goesOn;
  }

  Void live() throws InterruptedException, ExecutionException {
    try (client) {
      for (int n = 1; goesOn.getAsBoolean(); n++) {
        live(name + "-" + n);
      }
    }
    return null;
  }

  private void live(String who) throws InterruptedException, ExecutionException {
    int cap = chance(0.3) ? 1 + random.nextInt(4) : Caps.USUAL;
    String user = Caps.named(who, cap);
    client.put(user, "/v1/preferences", """
        {"time_zone":"%s","quiet_hours":[],"kinds_off":[],"daily_cap":%d,"push_cooldown":"PT1H"}""".formatted(Users.afternoon(), cap));
    int version = 0;
    if (chance(0.25)) {
      upload(user, ++version);
    }
    for (int moment = 0; moment < MOMENTS && goesOn.getAsBoolean(); moment++) {
      if (chance(0.04)) {
        askAtOnce(user);
      }
      var decided = post(user, Kind.DECIDE, "/v1/tips", ASK.formatted(chance(0.7)));
      if (decided.body().path("outcome").asText().equals("tip") && chance(0.7)) {
        react(user, decided.body().path("tip_id").asText());
      }
      if (version > 0 && chance(0.05)) {
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

  /** The cap must hold, whoever of them is first. */
  private void askAtOnce(String user) throws InterruptedException, ExecutionException {
    var intents = new ArrayList<Intent>();
    for (int n = 0; n < AT_ONCE; n++) {
      intents.add(new Intent(user, key(), Kind.DECIDE, "/v1/tips", "application/json", ASK.formatted(true)));
    }
    var asking = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      intents.forEach(intent -> asking.add(threads.submit(() -> {
        try (var another = clients.get()) {
          return another.answer(intent);
        }
      })));
    }
    for (var one : asking) {
      one.get();
    }
  }

  /** Each version has one task more than the one before. */
  private void upload(String user, int version) throws InterruptedException {
    var file = new StringBuilder("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//oO//Chaos//EN\n");
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
    if (intent.kind() == Kind.DECIDE && chance(0.03)) {
      client.once(new Intent(intent.user(), key(), intent.kind(), intent.path(), intent.mediaType(), intent.body()));
    }
    if (chance(0.03)) {
      client.hangUp(intent);
    }
    Answer answer = client.answer(intent);
    if (answer.taken() && chance(0.08)) {
      client.again(intent, answer);
    }
    return answer;
  }

  private String key() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

}
