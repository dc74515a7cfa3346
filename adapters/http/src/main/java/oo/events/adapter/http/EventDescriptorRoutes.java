package oo.events.adapter.http;

import java.util.List;
import oo.codegen.http.Call;
import oo.codegen.http.Reply;
import oo.codegen.http.Route;
import oo.codegen.http.api.EventsService;
import oo.codegen.http.model.EventDescriptor;
import oo.codegen.http.model.EventDescriptors;
import oo.events.application.port.EventSchemas;
import oo.shared.adapter.http.ETags;

/** The schemas of all events: to read messages with, or as a list. */
public final class EventDescriptorRoutes implements EventsService {

  private static final String PROTOBUF = "application/x-protobuf";

  private final byte[] descriptorSet;
  private final EventDescriptors listing;
  private final String digest;

  public EventDescriptorRoutes(EventSchemas schemas) {
    this.descriptorSet = schemas.descriptorSet();
    this.listing = new EventDescriptors(schemas.all().stream().map(EventDescriptorRoutes::described).toList());
    this.digest = ETags.digest(descriptorSet);
  }

  public List<Route> routes() {
    return EventsService.routes(this);
  }

  @Override
  public Reply<?> getEventDescriptors(Call call) {
    // The list is made of the set, so that one digest tells of both; each still needs a tag of its own.
    return call.preferred().equals(PROTOBUF)
        ? cacheable(descriptorSet, "\"set-" + digest + '"') : cacheable(listing, "\"list-" + digest + '"');
  }

  private static Reply<?> cacheable(Object body, String etag) {
    return Reply.ok(body).with("ETag", etag).with("Cache-Control", "no-cache").with("Vary", "Accept, Origin");
  }

  private static EventDescriptor described(EventSchemas.EventSchema schema) {
    return new EventDescriptor(schema.type(), schema.subject(), schema.key(), schema.messageName(),
        schema.protoPackage(), schema.version());
  }
}
