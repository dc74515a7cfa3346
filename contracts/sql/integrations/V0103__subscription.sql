-- The addresses of calendars that are followed; a calendar without one is uploaded.
CREATE TABLE subscription (
  calendar_id   uuid        PRIMARY KEY REFERENCES calendar ON DELETE CASCADE,
  user_id       uuid        NOT NULL,
  -- A secret: who knows it can read the calendar.
  url           text        NOT NULL,
  url_digest    uuid        NOT NULL,
  etag          text,
  last_modified text,
  fetched_at    timestamptz,
  -- active, failing, gone or paused.
  state         text        NOT NULL,
  -- Failures in a row; 0 unless it is failing.
  failures      integer     NOT NULL,
  -- Absent when it is not fetched.
  next_fetch_at timestamptz,
  -- While somebody fetches it.
  leased_until  timestamptz,
  revision      bigint      NOT NULL,
  CONSTRAINT subscription_once_a_user UNIQUE (user_id, url_digest),
  CONSTRAINT subscription_is_fetched_or_not
    CHECK ((state IN ('active', 'failing')) = (next_fetch_at IS NOT NULL) AND (state = 'failing') = (failures > 0))
);
