-- Reports of what users had imported, for requests that are made again; they outlive the calendar.
CREATE TABLE calendar_import (
  id               uuid        PRIMARY KEY,
  user_id          uuid        NOT NULL,
  calendar_id      uuid        NOT NULL,
  -- Whether the calendar was new.
  connected        boolean     NOT NULL,
  -- Of the calendar, after the import.
  version          bigint      NOT NULL,
  revision         bigint      NOT NULL,
  added            integer     NOT NULL,
  updated          integer     NOT NULL,
  unchanged        integer     NOT NULL,
  removed          integer     NOT NULL,
  -- What could not be imported, one place of the four arrays each.
  skipped_component text[]     NOT NULL,
  skipped_line      integer[]  NOT NULL,
  skipped_code      text[]     NOT NULL,
  skipped_detail    text[]     NOT NULL,
  created_at       timestamptz NOT NULL,
  CONSTRAINT calendar_import_skipped_is_whole CHECK (
    cardinality(skipped_component) = cardinality(skipped_line)
    AND cardinality(skipped_line) = cardinality(skipped_code)
    AND cardinality(skipped_code) = cardinality(skipped_detail))
);
