-- What must hold strictly over all tips of a user: written with compare-and-set on the version.
CREATE TABLE user_tips (
  user_id  uuid   PRIMARY KEY,
  version  bigint NOT NULL,
  -- The tip that was not answered, whether or not its time is over.
  open_tip uuid,
  -- Counts, moments and what is never or not yet to be offered, in a binary format which the first byte numbers.
  document bytea  NOT NULL
) WITH (fillfactor = 70);
