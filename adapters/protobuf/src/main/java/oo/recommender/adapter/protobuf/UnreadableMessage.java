package oo.recommender.adapter.protobuf;

import java.io.Serial;
import oo.shared.application.ContentFree;
import oo.shared.application.Message;

/** A message that no attempt will ever read; it tells which one and what is wrong, but nothing of its content. */
final class UnreadableMessage extends IllegalArgumentException implements ContentFree {

  @Serial private static final long serialVersionUID = 1L;

  UnreadableMessage(Message message, Exception cause) {
    super("message " + message.id() + " of type " + message.type() + " cannot be read: " + cause.getMessage(), cause);
  }
}
