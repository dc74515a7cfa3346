package oo.events.application.port;

import oo.shared.application.Message;

/** A committed event and its place in the outbox. */
public record OutboxRow(OutboxPosition position, Message message) {}
