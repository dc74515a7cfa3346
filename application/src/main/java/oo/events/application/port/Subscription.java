package oo.events.application.port;

import java.util.List;
import oo.events.domain.SubjectPattern;
import oo.shared.application.Message;
import oo.shared.application.MessageHandler;

/**
 * A consumer's wish for messages.
 *
 * @param consumer name under which its messages are kept; never changes once there are some
 * @param module whose schema keeps the consumer's inbox and redeliveries
 * @param subjects a message that matches any of them is delivered, once
 * @param handler may be called from several threads at the same time, with messages of different keys
 */
public record Subscription(String consumer, String module, List<SubjectPattern> subjects, MessageHandler handler) {

  public Subscription {
    subjects = List.copyOf(subjects);
  }

  public boolean wants(Message message) {
    return subjects.stream().anyMatch(pattern -> pattern.matches(message.subject()));
  }
}
