package oo.recommender.application;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import oo.recommender.application.port.PolicyFile;
import oo.shared.application.ContentFree;

/** There is no valid file of policies to begin with; lists every fault. */
public final class FaultyPolicies extends RuntimeException implements ContentFree {

  @Serial private static final long serialVersionUID = 1L;

  public FaultyPolicies(List<PolicyFile.Fault> faults) {
    super("the file of policies (OO_POLICIES) has %d fault(s):\n  ".formatted(faults.size())
        + faults.stream().map(PolicyFile.Fault::toString).collect(Collectors.joining("\n  ")));
  }
}
