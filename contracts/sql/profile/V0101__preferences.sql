-- How users want tips; who has no row has the defaults.
CREATE TABLE preferences (
  user_id               uuid        PRIMARY KEY,
  version               bigint      NOT NULL,
  time_zone             text        NOT NULL,
  -- Quiet hours, one place of the three arrays each: the days on which they begin (bit 0 is Monday), and their first
  -- and last minute of the day.
  quiet_days            integer[]   NOT NULL,
  quiet_from            integer[]   NOT NULL,
  quiet_to              integer[]   NOT NULL,
  kinds_off             text[]      NOT NULL,
  daily_cap             integer     NOT NULL,
  push_cooldown_seconds integer     NOT NULL,
  updated_at            timestamptz NOT NULL,
  CONSTRAINT preferences_quiet_hours_are_whole
    CHECK (cardinality(quiet_days) = cardinality(quiet_from) AND cardinality(quiet_from) = cardinality(quiet_to))
);
