-- Evaluations that operators asked for, and what came of them; forgotten after a month.
CREATE TABLE evaluation (
  id           uuid        PRIMARY KEY,
  requested_by text        NOT NULL,
  requested_at timestamptz NOT NULL,
  -- What is judged and by whose decisions, as it was asked for.
  policy       text        NOT NULL,
  against      text        NOT NULL,
  since        timestamptz,
  -- running, done or failed.
  state        text        NOT NULL,
  -- Decisions that were read, and when the last of these was made.
  decisions    bigint      NOT NULL,
  reached_at   timestamptz,
  -- When the process that is at it was heard of last, or when it ended.
  heard_at     timestamptz NOT NULL,
  -- What was found, as contracts/logs/evaluation.schema.json says, or why nothing was.
  document     text,
  failure      text
);
