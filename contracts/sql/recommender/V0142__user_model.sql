-- What was learned of each user alone; read with every decision.
CREATE TABLE user_model (
  user_id  uuid  PRIMARY KEY,
  -- Sums by kind, in a binary format which the first byte numbers.
  document bytea NOT NULL
) WITH (fillfactor = 70);
