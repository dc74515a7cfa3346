-- What was learned of all users together; one row for each set of inputs, whose lock makes for one writer at a time.
CREATE TABLE model_statistics (
  inputs_hash       text    PRIMARY KEY,
  reward_definition integer NOT NULL,
  -- Changes since the last snapshot, and when the first of them came.
  news              bigint  NOT NULL,
  news_since        timestamptz,
  -- The sums, in a binary format which the first byte numbers.
  document          bytea   NOT NULL
) WITH (fillfactor = 50);
