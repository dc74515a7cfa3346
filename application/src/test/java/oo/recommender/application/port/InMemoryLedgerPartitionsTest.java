package oo.recommender.application.port;

import java.time.Instant;

class InMemoryLedgerPartitionsTest extends LedgerPartitionsContract {

  private final InMemoryLedgerPartitions partitions = new InMemoryLedgerPartitions();

  @Override
  protected LedgerPartitions partitions() {
    return partitions;
  }

  @Override
  protected void decide(Instant at) {
    partitions.decide(at);
  }

  @Override
  protected long decisions() {
    return partitions.decisions();
  }

  @Override
  protected void reward(Instant at) {
    partitions.reward(at);
  }

  @Override
  protected long rewards() {
    return partitions.rewards();
  }
}
