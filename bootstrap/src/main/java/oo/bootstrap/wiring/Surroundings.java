package oo.bootstrap.wiring;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import oo.gateway.adapter.http.HttpGateway;
import oo.recommender.application.port.Policies;

/**
 * What oO takes from around it: time, chance, who works from time to time, and how much is let in. Production has only the
 * {@linkplain #real() real ones}; others are for rehearsals, where months pass in seconds.
 *
 * @param clock of everything but access tokens
 * @param seeds of the draws
 * @param timing makes one for each module that has jobs
 * @param policies what stands around the policies of the file: one that looks on, or decides instead
 */
public record Surroundings(
    Clock clock, LongSupplier seeds, Supplier<Jobs> timing, UnaryOperator<Policies> policies, HttpGateway.Limits limits) {

  public static Surroundings real() {
    // PostgreSQL keeps microseconds: what is answered now must be what is read later.
    var clock = Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    return new Surroundings(clock, new SecureRandom()::nextLong, ThreadedJobs::new, UnaryOperator.identity(), HttpGateway.Limits.standard());
  }

  Jobs jobs() {
    return timing.get();
  }
}
