package oo.events.adapter.nats;

import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import oo.shared.application.Message;

/** A message on the wire: CloudEvents 1.0 in binary mode, with the user as {@code ce-subject}. */
final class Envelope {

  private static final String ID = "ce-id";
  private static final String TYPE = "ce-type";
  private static final String KEY = "ce-subject";
  private static final String TIME = "ce-time";
  private static final String OF_NATS = "Nats-";

  private Envelope() {}

  static io.nats.client.Message sealed(Message message) {
    var headers = new Headers();
    message.headers().forEach(headers::put);
    headers.put(ID, message.id().toString());
    headers.put(TYPE, message.type());
    headers.put(KEY, message.key().toString());
    headers.put(TIME, message.occurredAt().toString());
    return NatsMessage.builder().subject(message.subject()).headers(headers).data(message.payload()).build();
  }

  /** @throws IllegalArgumentException when it was not published by oO */
  static Message opened(io.nats.client.Message wire) {
    var headers = new HashMap<String, String>();
    if (wire.getHeaders() != null) {
      wire.getHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    }
    headers.keySet().removeIf(name -> name.startsWith(OF_NATS));
    try {
      return new Message(UUID.fromString(of(headers, ID)), wire.getSubject(), of(headers, TYPE),
          UUID.fromString(of(headers, KEY)), Instant.parse(of(headers, TIME)), Map.copyOf(headers), wire.getData());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String of(Map<String, String> headers, String name) {
    String value = headers.get(name);
    if (value == null) {
      throw new IllegalArgumentException("there is no header " + name);
    }
    return value;
  }
}
