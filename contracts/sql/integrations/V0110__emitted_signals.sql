-- What was last told of each calendar's signals, and when to look whether they have become others.
CREATE TABLE emitted_signals (
  calendar_id   uuid        PRIMARY KEY REFERENCES calendar ON DELETE CASCADE,
  digest        uuid        NOT NULL,
  time_zone     text        NOT NULL,
  emitted_at    timestamptz NOT NULL,
  look_again_at timestamptz NOT NULL
);
