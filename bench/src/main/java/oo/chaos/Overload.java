package oo.chaos;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import oo.bench.load.Answer;
import oo.bench.load.Clients;
import oo.bench.load.Decisions;
import oo.bench.load.Judge;
import oo.bench.load.Load;
import oo.chaos.installation.Victim;

/** R7: three times as many requests as the app can serve arrive; it goes on serving what it can, and says no to the rest. */
final class Overload implements Experiment {

  private static final double TIMES = 3;
  private static final double TARGET = 0.90;
  /** More than the app serves at the same time. */
  private static final int CONNECTIONS = 1_500;
  private static final Duration NORMAL_AGAIN = Duration.ofSeconds(5);

  private final Victim victim;
  private final Plan plan;
  private final Consumer<String> progress;
  private final Clients clients;

  Overload(Victim victim, Plan plan, Consumer<String> progress) {
    this.victim = victim;
    this.plan = plan;
    this.progress = progress;
    // A refusal is an answer here: whoever asks again at once makes it far more than three times.
    this.clients = new Clients(victim.port(), new Polite(), plan.run(), 1);
  }

  /** Tells a refusal that says when to come back from any other failure. */
  private record Polite() implements Judge {

    private static final Judge DECISIONS = new Decisions();
    static final String REFUSED = FAILED + " refused ";

    @Override
    public String outcome(Answer answer) {
      boolean refused = answer.status() == 429 || answer.status() == 503;
      String head = new String(answer.buffer(), 0, answer.from(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
      return refused && head.contains("\r\nretry-after:") ? REFUSED + answer.status() + " " + answer.member("code") : DECISIONS.outcome(answer);
    }
  }

  @Override
  public List<Finding> run() throws Exception {
    progress.accept("R7: making users, and warming up");
    clients.run(plan.clients(), plan.window(), victim.users(Math.max(CONNECTIONS, plan.users(plan.window()))));
    var users = victim.users(Math.max(CONNECTIONS, plan.users(plan.window())));
    progress.accept("R7: peak");
    Load peak = clients.run(plan.clients() * 4, plan.window(), users);
    progress.accept(String.format(Locale.ROOT, "R7: %.0f/s; now %.0f arrive", peak.perSecond(), peak.perSecond() * TIMES));
    Load over = clients.arriving(CONNECTIONS, peak.perSecond() * TIMES, plan.window(), victim.users(Math.max(CONNECTIONS, plan.users(plan.window()))));
    Thread.sleep(NORMAL_AGAIN);
    progress.accept("R7: normal again?");
    Load after = clients.run(plan.clients() * 4, plan.window(), victim.users(Math.max(CONNECTIONS, plan.users(plan.window()))));
    return List.of(finding(peak, over, after));
  }

  private static Finding finding(Load peak, Load over, Load after) {
    double goodput = over.perSecond() / peak.perSecond();
    double normal = after.perSecond() / peak.perSecond();
    Map<String, Long> wrong = over.outcomes().entrySet().stream()
        .filter(kind -> kind.getKey().startsWith(Judge.FAILED) && !kind.getKey().startsWith(Polite.REFUSED) && !kind.getKey().contains("in time"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    var details = new LinkedHashMap<String, Object>();
    details.put("peak_per_second", Math.round(peak.perSecond()));
    details.put("goodput_per_second", Math.round(over.perSecond()));
    details.put("asked_per_second", Math.round(over.outcomes().values().stream().mapToLong(Long::longValue).sum() / (over.lasted().toNanos() / 1e9)));
    details.put("after_per_second", Math.round(after.perSecond()));
    details.put("p99_ms", over.latencies().milliseconds(0.99));
    details.put("outcomes", over.outcomes());
    details.put("neither_served_nor_refused", wrong);
    String measured = String.format(Locale.ROOT, "goodput %.2f, after %d s %.2f, neither served nor refused %d",
        goodput, NORMAL_AGAIN.toSeconds(), normal, wrong.values().stream().mapToLong(Long::longValue).sum());
    return new Finding("R7", "3× overload: goodput ÷ peak, and 5 s later; the rest 429 or 503 with Retry-After", measured,
        "≥ " + TARGET + ", ≥ " + TARGET + ", 0", goodput >= TARGET && normal >= TARGET && wrong.isEmpty(), details);
  }
}
