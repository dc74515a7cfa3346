package oo.bootstrap.doctor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import oo.shared.application.Check;
import oo.shared.application.Finding;

/** Runs checks side by side, each after those that it needs and none for longer than it may take. */
public final class Doctor {

  /** What a check found, and how long it looked. */
  public record Examined(String name, List<Finding> findings, Duration took) {

    boolean failed() {
      return findings.stream().anyMatch(Finding.Failure.class::isInstance);
    }

    private boolean helps() {
      return !failed() && !findings.stream().allMatch(Finding.Skipped.class::isInstance);
    }
  }

  private final List<Check> checks;

  /** @param checks each after those that it needs */
  public Doctor(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  public List<Examined> examine() {
    // Not closed: that would wait for a check that does not heed its interruption.
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    var pending = new LinkedHashMap<String, CompletableFuture<Examined>>();
    for (Check check : checks) {
      var needed = check.needs().stream().sorted().map(name -> known(pending, check, name)).toList();
      pending.put(check.name(), CompletableFuture.supplyAsync(() -> after(needed, check, threads), threads));
    }
    var examined = pending.values().stream().map(CompletableFuture::join).toList();
    threads.shutdownNow();
    return examined;
  }

  private static CompletableFuture<Examined> known(
      LinkedHashMap<String, CompletableFuture<Examined>> pending, Check check, String name) {
    var needed = pending.get(name);
    if (needed == null) {
      throw new IllegalArgumentException(check.name() + " needs " + name + ", which comes later or never");
    }
    return needed;
  }

  private static Examined after(List<CompletableFuture<Examined>> needed, Check check, ExecutorService threads) {
    var missing = needed.stream().map(CompletableFuture::join).filter(one -> !one.helps()).map(Examined::name).toList();
    if (!missing.isEmpty()) {
      return new Examined(check.name(),
          List.of(new Finding.Skipped("not looked at, see " + String.join(", ", missing))), Duration.ZERO);
    }
    long began = System.nanoTime();
    var findings = within(check, threads);
    return new Examined(check.name(), findings, Duration.ofNanos(System.nanoTime() - began));
  }

  private static List<Finding> within(Check check, ExecutorService threads) {
    var look = threads.submit(() -> check.examination().examine());
    try {
      return look.get(check.deadline().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      look.cancel(true);
      return List.of(new Finding.Failure("no answer within " + check.deadline().toMillis() + " ms", again(check)));
    } catch (ExecutionException e) {
      return List.of(new Finding.Failure("could not be looked at: " + told(e.getCause()), again(check)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(new Finding.Skipped("interrupted"));
    }
  }

  private static String again(Check check) {
    return "./oo doctor   # again, when what " + check.name() + " looks at is less busy";
  }

  private static String told(Throwable failure) {
    String message = failure.getMessage() == null ? "" : ": " + failure.getMessage().lines().findFirst().orElse("");
    return failure.getClass().getSimpleName() + message;
  }
}
