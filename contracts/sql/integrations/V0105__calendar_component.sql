-- The events and tasks of each calendar, as they were imported.
CREATE TABLE calendar_component (
  calendar_id   uuid        NOT NULL REFERENCES calendar ON DELETE CASCADE,
  -- Stands for uid and recurrence_id, which can be too long for an index.
  ref           uuid        NOT NULL,
  -- Stands for uid.
  series        uuid        NOT NULL,
  -- event or task.
  kind          text        NOT NULL,
  uid           text        NOT NULL,
  recurrence_id text,
  sequence      integer     NOT NULL,
  stamp         timestamptz,
  -- Stands for text, but for its DTSTAMP.
  content       uuid        NOT NULL,
  text          text        NOT NULL,
  PRIMARY KEY (calendar_id, ref)
);
