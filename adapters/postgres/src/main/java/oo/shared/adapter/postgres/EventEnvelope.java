package oo.shared.adapter.postgres;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import oo.shared.application.Ids;
import oo.shared.application.Message;
import oo.shared.application.TraceContext;
import oo.shared.domain.UserId;

/** Puts one module's protobuf events into messages, with the headers of CloudEvents 1.0 (binary mode). */
public final class EventEnvelope {

  private final String source;
  private final Ids ids;

  public EventEnvelope(String module, Ids ids) {
    this.source = "/oo/" + module;
    this.ids = ids;
  }

  /** @param user whom the event is about; its events keep their order */
  public Message seal(String subject, com.google.protobuf.Message event, UserId user, Instant at) {
    return seal(subject, event, user.value(), at);
  }

  /** @param about what the event is about; its events keep their order */
  public Message seal(String subject, com.google.protobuf.Message event, UUID about, Instant at) {
    var id = ids.next();
    var type = event.getDescriptorForType().getFullName();
    var headers = new HashMap<>(Map.of(
        "ce-specversion", "1.0", "ce-id", id.toString(), "ce-source", source, "ce-type", type,
        "ce-subject", about.toString(), "ce-time", at.toString(), "content-type", "application/protobuf"));
    TraceContext trace = TraceContext.current();
    if (trace != null) {
      headers.put(TraceContext.HEADER, trace.traceparent());
    }
    return new Message(id, subject, type, about, at, headers, event.toByteArray());
  }
}
