package oo.events.application.port;

import java.util.List;

/** The schemas of all events, as they were compiled into this program. */
public interface EventSchemas {

  /** A protobuf {@code FileDescriptorSet}, whole: with every file that it imports. */
  byte[] descriptorSet();

  /** Every event, in the order of their types. */
  List<EventSchema> all();

  /**
   * One kind of event.
   *
   * @param type the full name of its message, as in {@code ce-type}
   * @param subject the subject that it is published under
   * @param key the field that orders events
   * @param version of the schema: major, a point, minor
   */
  record EventSchema(
      String type, String subject, String key, String messageName, String protoPackage, String version) {}
}
