-- Events that exist: committed with the change that they tell of, and kept, so that everything downstream can be rebuilt.
CREATE TABLE outbox (
  -- The transaction that wrote the row, and the row's place in it: the order in which a relay reads.
  xid         bigint      NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
  position    bigint      GENERATED ALWAYS AS IDENTITY,
  id          uuid        NOT NULL,
  subject     text        NOT NULL,
  type        text        NOT NULL,
  key         uuid        NOT NULL,
  occurred_at timestamptz NOT NULL,
  headers     json        NOT NULL,
  payload     bytea       NOT NULL,
  PRIMARY KEY (xid, position)
);

-- Rows commit out of order, so a relay may only read those of transactions older than every one still running.
CREATE VIEW outbox_committed AS
  SELECT xid, position, id, subject, type, key, occurred_at, headers, payload
  FROM outbox
  WHERE xid < (pg_snapshot_xmin(pg_current_snapshot())::text::bigint);
