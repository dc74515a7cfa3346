package oo.recommender.application;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import oo.recommender.application.port.ShadowDecisions;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.ShadowDecision;
import oo.recommender.domain.policy.Assignment;
import oo.recommender.domain.policy.FeatureAssembler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets other policies look at decisions that were made and answered for, beside the critical path.
 *
 * <p>Whatever a shadow does (fail, hang, be slow), the answer, its time and its errors stay as they are: where the queue
 * is full, the decision is not observed and counted as shed.
 */
public final class ShadowPolicies implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ShadowPolicies.class);

  private static final int TOGETHER = 256;

  private final Supplier<List<Assignment>> shadows;
  private final FeatureAssembler assembler;
  private final ShadowDecisions kept;
  private final Executor executor;
  private final BlockingQueue<DecisionRecord> queue;
  private final Duration gathering;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicBoolean looking = new AtomicBoolean();
  private final LongAdder observed = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder shed = new LongAdder();

  /** With shadows that stay the same, and look at once. */
  public ShadowPolicies(
      List<Assignment> shadows, FeatureAssembler assembler, ShadowDecisions kept, Executor executor, int capacity) {
    this(() -> shadows, assembler, kept, executor, capacity, Duration.ZERO);
  }

  /**
   * @param shadows as of now
   * @param executor gets one task at a time; none once it is shut down
   * @param capacity most decisions that wait
   * @param gathering how long few decisions wait for more, to be kept together: nobody waits for them
   */
  public ShadowPolicies(
      Supplier<List<Assignment>> shadows, FeatureAssembler assembler, ShadowDecisions kept, Executor executor, int capacity,
      Duration gathering) {
    this.shadows = shadows;
    this.assembler = assembler;
    this.kept = kept;
    this.executor = executor;
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.gathering = gathering;
  }

  void observe(DecisionRecord record) {
    if (record.draw() == null || shadows.get().isEmpty()) {
      return;
    }
    if (!queue.offer(record)) {
      shed.increment();
      return;
    }
    if (looking.compareAndSet(false, true)) {
      try {
        executor.execute(this::look);
      } catch (RejectedExecutionException stopped) {
        LOG.debug("no more shadows are asked");
      }
    }
  }

  private void look() {
    do {
      while (!queue.isEmpty()) {
        gather();
        var records = new ArrayList<DecisionRecord>();
        queue.drainTo(records, TOGETHER);
        keep(records);
      }
      looking.set(false);
      // Who came after the last look and before this has left its decision to us.
    } while (!queue.isEmpty() && looking.compareAndSet(false, true));
  }

  private void gather() {
    try {
      if (queue.size() < TOGETHER) {
        closing.await(gathering.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keep(List<DecisionRecord> records) {
    var found = new ArrayList<ShadowDecision>();
    long count = records.stream().filter(record -> isLookedAt(record, found)).count();
    try {
      kept.append(found);
      observed.add(count);
    } catch (RuntimeException | Error e) {
      failed.add(count);
      LOG.warn("The shadows of {} decisions were not kept", count, e);
    }
  }

  private boolean isLookedAt(DecisionRecord record, List<ShadowDecision> found) {
    try {
      found.addAll(shadows.get().stream().map(shadow -> ShadowDecision.of(record, record.draw(), shadow, assembler)).toList());
      return true;
    } catch (RuntimeException | Error e) {
      failed.increment();
      LOG.warn("Shadows of decision {} failed", record.id(), e);
      return false;
    }
  }

  /** What waits is looked at without delay; the executor is its owner's to end. */
  @Override
  public void close() {
    closing.countDown();
  }

  /** Decisions that wait to be looked at. */
  public int waiting() {
    return queue.size();
  }

  /** Since the start. */
  public Counts counts() {
    return new Counts(observed.sum(), failed.sum(), shed.sum());
  }

  /** @param shed decisions that were not observed because the queue was full */
  public record Counts(long observed, long failed, long shed) {}
}
