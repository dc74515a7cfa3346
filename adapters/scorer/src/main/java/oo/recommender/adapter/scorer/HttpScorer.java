package oo.recommender.adapter.scorer;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import oo.recommender.application.port.Scorer;
import oo.recommender.domain.policy.CandidateScores;
import oo.recommender.domain.policy.Features;
import oo.recommender.domain.policy.ScoringColumns;
import oo.shared.application.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scorer over HTTP, so that no decision is harmed by it: one attempt within the deadline, at most so many at a time, and
 * none at all for a while after too many have failed.
 */
public final class HttpScorer implements Scorer, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpScorer.class);

  private final Config config;
  private final Exchange exchange;
  private final Semaphore bulkhead;
  private final CircuitBreaker breaker;

  /**
   * @param address of the scorer, without a path
   * @param model and version, that it must score with
   * @param deadline of a whole exchange, connecting included
   * @param parallel most decisions that ask at a time; more do not wait
   */
  public record Config(URI address, String model, String version, Duration deadline, int parallel, Breaker breaker) {}

  /**
   * When the scorer is left alone.
   *
   * @param calls of the last ones so many are looked at, and not before there are so many
   * @param failedPercent how many of them must have failed, the late ones included
   * @param rest how long it is left alone; then a tenth of {@code calls} is tried
   */
  public record Breaker(int calls, int failedPercent, Duration rest) {

    public static final Breaker STANDARD = new Breaker(50, 50, Duration.ofSeconds(5));
  }

  public HttpScorer(Config config) {
    this.config = config;
    this.exchange = new Exchange(config.address(), config.deadline());
    this.bulkhead = new Semaphore(config.parallel());
    this.breaker = CircuitBreaker.of("scorer", CircuitBreakerConfig.custom()
        .slidingWindowType(SlidingWindowType.COUNT_BASED)
        .slidingWindowSize(config.breaker().calls())
        .minimumNumberOfCalls(config.breaker().calls())
        .failureRateThreshold(config.breaker().failedPercent())
        .waitDurationInOpenState(config.breaker().rest())
        .permittedNumberOfCallsInHalfOpenState(Math.max(1, config.breaker().calls() / 10))
        .build());
    breaker.getEventPublisher().onStateTransition(event -> LOG.warn(
        "The scorer is {} after {}", event.getStateTransition().getToState(), event.getStateTransition().getFromState()));
  }

  @Override
  public Outcome score(Features features) {
    if (!bulkhead.tryAcquire()) {
      return new Outcome.NotScored(Reason.BUSY);
    }
    try {
      return breaker.tryAcquirePermission() ? counted(features) : new Outcome.NotScored(Reason.RESTING);
    } finally {
      bulkhead.release();
    }
  }

  private Outcome counted(Features features) {
    long began = System.nanoTime();
    try {
      var scores = asked(features);
      breaker.onSuccess(System.nanoTime() - began, TimeUnit.NANOSECONDS);
      return new Outcome.Scored(scores);
    } catch (NoScores failed) {
      breaker.onError(System.nanoTime() - began, TimeUnit.NANOSECONDS, failed);
      LOG.debug("No scores: {}", failed.getMessage());
      return new Outcome.NotScored(failed.reason);
    } catch (InterruptedException stopped) {
      // Says nothing of the scorer.
      breaker.releasePermission();
      Thread.currentThread().interrupt();
      return new Outcome.NotScored(Reason.LATE);
    } catch (RuntimeException | Error broken) {
      breaker.onError(System.nanoTime() - began, TimeUnit.NANOSECONDS, broken);
      LOG.warn("No scores", broken);
      return new Outcome.NotScored(Reason.INVALID);
    }
  }

  private CandidateScores asked(Features features) throws NoScores, InterruptedException {
    var message = new ScoreMessage(config.model(), config.version(), ScoringColumns.hash());
    var answer = exchange.post("/v1/scores", message.request(ScoringColumns.rows(features)));
    return new CandidateScores(
        config.model() + "@" + config.version(), message.scores(answer, features.size()));
  }

  /** Whether it is left alone, because it failed too often. */
  public boolean isResting() {
    return breaker.getState() == CircuitBreaker.State.OPEN;
  }

  /**
   * Whether the model that is asked for is served, with the features that oO has.
   *
   * @param start the command that starts the scorer
   */
  public static List<Finding> examine(Config config, String start) throws InterruptedException {
    try (var exchange = new Exchange(config.address(), Duration.ofSeconds(5))) {
      return new Examination(config, exchange, start).findings();
    }
  }

  @Override
  public void close() {
    exchange.close();
  }
}
