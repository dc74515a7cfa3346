-- Messages that a consumer could not handle yet, and those behind them that must keep their order.
CREATE TABLE redelivery (
  consumer        text        NOT NULL,
  message_id      uuid        NOT NULL,
  -- Arrival order; within a key, messages are delivered in it.
  arrival         bigint      GENERATED ALWAYS AS IDENTITY,
  subject         text        NOT NULL,
  type            text        NOT NULL,
  key             uuid        NOT NULL,
  occurred_at     timestamptz NOT NULL,
  headers         json        NOT NULL,
  payload         bytea       NOT NULL,
  attempts        integer     NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  -- Why the last attempt failed; absent when none was made.
  reason          text,
  -- Set when no more attempts are made until somebody replays the message.
  parked_at       timestamptz,
  PRIMARY KEY (consumer, message_id)
);

CREATE INDEX redelivery_due ON redelivery (consumer, key, arrival) WHERE parked_at IS NULL;
