-- Every change of which policy decides, written once. The row with the highest version is how it is now.
CREATE TABLE rollout_change (
  -- Counted up by one, so that of two who change the same thing only one does.
  version        bigint           PRIMARY KEY,
  id             uuid             NOT NULL UNIQUE,
  changed_at     timestamptz      NOT NULL,
  -- What was done: configured, canary_started, canary_resized, promoted or rolled_back.
  action         text             NOT NULL,
  -- The policy that it was done with.
  policy         text             NOT NULL,
  -- Who did it: user:<uuid>, cli:<name>, file or watch.
  actor          text             NOT NULL,
  reason         text             NOT NULL,
  -- How it was from then on: what decides, what is tried, and what decided before.
  standard       text             NOT NULL,
  canary         text,
  canary_percent integer,
  canary_since   timestamptz,
  before         text,
  before_until   timestamptz,
  -- The arms of the file that were taken over last.
  configured     text             NOT NULL
);
