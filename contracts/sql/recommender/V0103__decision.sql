-- The ledger: every decision point, written once. Ids are UUIDs of version 7, so rows lie in the order of time.
CREATE TABLE decision (
  id                    uuid        PRIMARY KEY,
  user_id               uuid        NOT NULL,
  decided_at            timestamptz NOT NULL,
  trigger               text        NOT NULL,
  -- tip, or why there is silence, such as QUIET_HOURS.
  outcome               text        NOT NULL,
  -- The tip that was offered; its words are in its row.
  tip_id                uuid,
  -- How it was drawn; absent where the user was not available and nothing was drawn.
  policy                text,
  model                 text,
  schema_hash           text,
  seed                  bigint,
  -- Probability of the kind that was chosen, and of the candidate given its kind; their product is the propensity.
  kind_probability      double precision,
  candidate_probability double precision,
  -- Context, candidates and every probability to the bit, in a binary format which the first byte numbers.
  document              bytea       NOT NULL
);
