-- The time zones that a calendar's file defines and its components refer to.
CREATE TABLE calendar_zone (
  calendar_id uuid    NOT NULL REFERENCES calendar ON DELETE CASCADE,
  place       integer NOT NULL,
  text        text    NOT NULL,
  PRIMARY KEY (calendar_id, place)
);
