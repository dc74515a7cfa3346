-- Tips that were offered, each in the state that was written last; that its time is over is seen by the clock.
CREATE TABLE tip (
  id           uuid        PRIMARY KEY,
  decision_id  uuid        NOT NULL,
  user_id      uuid        NOT NULL,
  trigger      text        NOT NULL,
  kind         text        NOT NULL,
  offered_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  -- The words, and expires_at to the nanosecond, in a binary format which the first byte numbers.
  document     bytea       NOT NULL,
  state        text        NOT NULL,
  state_at     timestamptz,
  -- Of a snooze, its end.
  state_until  timestamptz,
  -- Of a dismissal its reason; late of one that was done late; seen of one that expired after it was seen.
  state_detail text
) WITH (fillfactor = 85);
