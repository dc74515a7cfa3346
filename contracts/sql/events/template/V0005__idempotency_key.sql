-- Keys of requests that were served, written in the transaction of what they made; kept for seven days.
CREATE TABLE idempotency_key (
  user_id     uuid        NOT NULL,
  key         text        NOT NULL,
  -- SHA-256 of the request, to tell a replay from a key that was used twice.
  fingerprint bytea       NOT NULL,
  -- The row that the request made or was answered with.
  result_id   uuid        NOT NULL,
  created_at  timestamptz NOT NULL,
  PRIMARY KEY (user_id, key)
);

CREATE INDEX idempotency_key_age ON idempotency_key (created_at);
