package oo.recommender.application;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import oo.recommender.application.port.ShadowDecisions;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.Draw;
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
public final class ShadowPolicies {

  private static final Logger LOG = LoggerFactory.getLogger(ShadowPolicies.class);

  private final List<Assignment> shadows;
  private final FeatureAssembler assembler;
  private final ShadowDecisions kept;
  private final Executor queue;
  private final LongAdder observed = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder shed = new LongAdder();

  /** @param queue runs beside the caller, and refuses where it is full; see {@link #queueOf} */
  public ShadowPolicies(
      List<Assignment> shadows, FeatureAssembler assembler, ShadowDecisions kept, Executor queue) {
    this.shadows = List.copyOf(shadows);
    this.assembler = assembler;
    this.kept = kept;
    this.queue = queue;
  }

  /** One thread and a queue of its own; the owner shuts it down. */
  public static ThreadPoolExecutor queueOf(int capacity) {
    return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(capacity),
        work -> Thread.ofPlatform().name("shadow-policies").daemon().unstarted(work));
  }

  void observe(DecisionRecord record) {
    var draw = record.draw();
    if (draw == null || shadows.isEmpty()) {
      return;
    }
    try {
      queue.execute(() -> look(record, draw));
    } catch (RejectedExecutionException full) {
      shed.increment();
    }
  }

  private void look(DecisionRecord record, Draw draw) {
    try {
      kept.append(shadows.stream().map(shadow -> ShadowDecision.of(record, draw, shadow, assembler)).toList());
      observed.increment();
    } catch (RuntimeException | Error e) {
      failed.increment();
      LOG.warn("Shadows of decision {} failed", record.id(), e);
    }
  }

  /** Since the start. */
  public Counts counts() {
    return new Counts(observed.sum(), failed.sum(), shed.sum());
  }

  /** @param shed decisions that were not observed because the queue was full */
  public record Counts(long observed, long failed, long shed) {}
}
