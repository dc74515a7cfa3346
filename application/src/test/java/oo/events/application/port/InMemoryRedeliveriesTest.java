package oo.events.application.port;

class InMemoryRedeliveriesTest extends RedeliveriesContract {

  private final InMemoryRedeliveries redeliveries = new InMemoryRedeliveries();

  @Override
  protected Redeliveries redeliveries() {
    return redeliveries;
  }
}
