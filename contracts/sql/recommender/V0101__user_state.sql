-- What is known of users from events alone; droppable, for it can be made again from them.
CREATE TABLE user_state (
  user_id  uuid  PRIMARY KEY,
  -- In a binary format of its own, which its first byte numbers.
  document bytea NOT NULL
) WITH (fillfactor = 70);
