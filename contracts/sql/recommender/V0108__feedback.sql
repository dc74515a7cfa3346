-- Every reaction that was taken, written once.
CREATE TABLE feedback (
  id              uuid        PRIMARY KEY,
  user_id         uuid        NOT NULL,
  tip_id          uuid        NOT NULL,
  received_at     timestamptz NOT NULL,
  reaction        text        NOT NULL,
  -- Of a snooze, its end.
  reaction_until  timestamptz,
  -- Of a dismissal, its reason.
  reaction_reason text,
  repeated        boolean     NOT NULL,
  late            boolean     NOT NULL,
  -- The tip's state after it, as in tip.
  state           text        NOT NULL,
  state_at        timestamptz,
  state_until     timestamptz,
  state_detail    text
);
