-- What became of tips and what they were worth; sums of what was learned can be made again from here and the ledger.
CREATE TABLE reward (
  decision_id uuid        PRIMARY KEY,
  tip_id      uuid        NOT NULL,
  user_id     uuid        NOT NULL,
  -- What was told, in whatever order and however often.
  seen        boolean     NOT NULL,
  snoozed     boolean     NOT NULL,
  expired     boolean     NOT NULL,
  -- Why it was dismissed.
  dismissed   text,
  done_at     timestamptz,
  -- Whether the user allowed pooled learning when the last of it was told.
  consented   boolean     NOT NULL,
  -- Version of the definition that the value follows.
  definition  integer     NOT NULL,
  -- Absent while it is pending, and where it is censored.
  value       double precision
) WITH (fillfactor = 85);
