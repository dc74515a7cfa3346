package oo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import oo.gateway.adapter.http.ContractCheckingClient;

/**
 * Users by the hundreds, who ask for tips over the API and answer each: one of a kind that they like by doing it, any other
 * by wishing it away for good. It is two in the afternoon wherever they are, so that the same is offered at any time of day.
 */
final class People implements AutoCloseable {

  private static final int AT_ONCE = 6;
  private static final int TIPS = 6;
  private static final Set<String> AFTERNOON = Set.of("focus", "break", "movement", "admin", "task", "preparation");

  private final RunningOo oo;
  private final ContractCheckingClient client;
  private final AtomicInteger born = new AtomicInteger();
  private final AtomicInteger told = new AtomicInteger();

  People(RunningOo oo) {
    this.oo = oo;
    this.client = new ContractCheckingClient(oo.api());
  }

  /** What the rules take to suit the hour. */
  static boolean suitsTheHour(String kind) {
    return AFTERNOON.contains(kind);
  }

  /** Comes back when so many new users have each had a few tips, told what they make of them, and been learned from. */
  void live(int users, Predicate<String> likes) throws Exception {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var lives = new ArrayList<Callable<Void>>();
      for (int i = 0; i < users; i++) {
        lives.add(() -> live("person-" + born.incrementAndGet(), likes));
      }
      for (var life : threads.invokeAll(lives)) {
        life.get();
      }
    }
    EndToEnd.eventually(() -> assertThat(oo.rewards()).isEqualTo(told.get()));
  }

  private Void live(String name, Predicate<String> likes) {
    String token = oo.token(name);
    EndToEnd.welcome(client, token);
    for (int i = 0; i < TIPS; i++) {
      var tip = client.json("POST", token, "/v1/tips", "{\"trigger\":\"pull\"}").json();
      if (tip.path("outcome").asText().equals("tip")) {
        var reaction = likes.test(tip.path("kind").asText())
            ? "{\"type\":\"done\"}" : "{\"type\":\"dismiss\",\"reason\":\"never_this\"}";
        var answer = client.json("POST", token, "/v1/feedback",
            "{\"tip_id\":\"%s\",\"reaction\":%s}".formatted(tip.path("tip_id").asText(), reaction));
        assertThat(answer.status()).isIn(200, 201);
        told.incrementAndGet();
      }
    }
    return null;
  }

  @Override
  public void close() {
    client.close();
  }
}
