-- Every word of every user, to prove who agreed to what, when and how.
CREATE TABLE consent_history (
  user_id    uuid        NOT NULL,
  entry      bigint      GENERATED ALWAYS AS IDENTITY,
  purpose    text        NOT NULL,
  granted    boolean     NOT NULL,
  -- setting: given or withdrawn by name; connection: given by connecting a source.
  origin     text        NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, entry)
);
