package oo.shared.application;

/**
 * Takes one message; an exception means that it was not handled and is to be delivered again.
 *
 * <p>A handler can be given the same message twice (it keeps an inbox in its own transaction), but the messages of one
 * key come one after another, in the order in which they were committed.
 */
@FunctionalInterface
public interface MessageHandler {

  void handle(Message message);
}
