-- Which snapshot is served; of those with the same inputs the newest row holds.
CREATE TABLE model_choice (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  inputs_hash text        NOT NULL,
  -- Of model_snapshot.
  number      bigint      NOT NULL,
  -- Whether newer snapshots are not served until somebody says so.
  held        boolean     NOT NULL,
  reason      text        NOT NULL,
  chosen_at   timestamptz NOT NULL
);
