package oo.shared.application;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A committed event on its way to a consumer.
 *
 * @param id the event's id; the same event always has the same id
 * @param subject {@code oo.<module>.<aggregate>.<event>.v1}
 * @param type full name of the protobuf message in {@code payload}
 * @param key the user whom the event is about; order is kept per key
 * @param occurredAt when the change that it tells of was made
 * @param headers envelope headers {@code ce-*} and the trace context
 * @param payload the protobuf message, encoded
 */
public record Message(
    UUID id, String subject, String type, UUID key, Instant occurredAt, Map<String, String> headers, byte[] payload) {}
