package oo.events.application.port;

import oo.shared.application.Message;

class InMemoryOutboxTest extends OutboxSourceContract {

  private final InMemoryOutbox outbox = new InMemoryOutbox();

  @Override
  protected OutboxSource outbox() {
    return outbox;
  }

  @Override
  protected void commit(Message... messages) {
    outbox.commit(messages);
  }
}
