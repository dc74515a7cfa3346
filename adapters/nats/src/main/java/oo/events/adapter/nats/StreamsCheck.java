package oo.events.adapter.nats;

import java.util.ArrayList;
import java.util.List;
import oo.shared.application.Finding;

/** Looks at the streams and consumers as a start would, and leaves them as they are. */
final class StreamsCheck {

  private final NatsBus.Config config;
  private final List<String> modules;
  private final List<ConsumerPlan> consumers;
  private final String start;

  StreamsCheck(NatsBus.Config config, List<String> modules, List<ConsumerPlan> consumers, String start) {
    this.config = config;
    this.modules = modules;
    this.consumers = consumers;
    this.start = start;
  }

  List<Finding> examine() {
    try (var connections = new Connections(config)) {
      var topology = new Topology(connections, modules.stream().map(module -> new StreamPlan(module, config.replicas())).toList());
      consumers.forEach(topology::add);
      return told(topology.differences());
    } catch (NatsUnavailable away) {
      return List.of(new Finding.Failure(away.getMessage() + ": events wait for it",
          "nats server ping -s " + config.servers().getFirst() + "   # start NATS, or correct OO_NATS_URL and OO_NATS_CREDENTIALS"));
    }
  }

  private List<Finding> told(Topology.Differences differences) {
    var findings = new ArrayList<Finding>();
    differences.drifted().forEach(drifted -> findings.add(new Finding.Failure(
        drifted, "./oo events rebuild   # or set it right by hand: oO does not start while it differs")));
    differences.missing().forEach(stream -> findings.add(new Finding.Warning(
        "the stream " + stream + " is not there", start + "   # its relay makes it, and publishes every event again")));
    if (differences.outdated() > 0) {
      findings.add(new Finding.Warning(
          differences.outdated() + " streams or consumers are missing, or of an earlier version of oO", start + "   # brings them up to date"));
    }
    return findings.isEmpty() ? List.of(new Finding.Fine("every stream and consumer is as oO made it")) : findings;
  }
}
