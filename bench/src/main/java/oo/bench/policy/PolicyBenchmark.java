package oo.bench.policy;

import java.util.ArrayList;
import java.util.List;
import oo.recommender.domain.policy.CandidateSet;
import oo.recommender.domain.policy.DecisionContext;
import oo.recommender.domain.policy.Distribution;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.Policy;
import oo.recommender.domain.policy.PolicyType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Features and policy of one moment after the other; there are so many that no branch is known beforehand. */
@State(Scope.Thread)
public class PolicyBenchmark {

  private static final int MOMENTS = 512;

  /** What decides before anybody has answered, and what decides by what was learned. */
  @Param({"rules", "two_stage"})
  private String policy;

  @Param({"8", "50", "200"})
  private int candidates;

  private final FeatureAssembler assembler = new FeatureAssembler();
  private final ModelSnapshot model = Learned.model(1);
  private Policy chosen = PolicyType.RULES.withDefaults();
  private final List<DecisionContext> moments = new ArrayList<>();
  private final List<CandidateSet> sets = new ArrayList<>();
  private int next;

  @Setup
  public void make() {
    chosen = PolicyType.ofWireName(policy).withDefaults();
    for (int moment = 0; moment < MOMENTS; moment++) {
      var cases = new Cases(moment);
      moments.add(cases.moment());
      sets.add(cases.candidates(candidates));
    }
  }

  @Benchmark
  public Distribution distribution() {
    next = (next + 1) % MOMENTS;
    return chosen.distribution(assembler.assemble(moments.get(next), sets.get(next)), model);
  }
}
