-- What users said last about each purpose; no row means that they were never asked.
CREATE TABLE consent (
  user_id    uuid        NOT NULL,
  purpose    text        NOT NULL,
  granted    boolean     NOT NULL,
  version    bigint      NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, purpose)
);
