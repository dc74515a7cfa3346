-- What other policies would have done at decision points.
CREATE TABLE shadow_decision (
  decision_id           uuid             NOT NULL,
  policy                text             NOT NULL,
  user_id               uuid             NOT NULL,
  model                 text             NOT NULL,
  schema_hash           text             NOT NULL,
  -- What it gave to the action actually taken.
  kind_probability      double precision NOT NULL,
  candidate_probability double precision NOT NULL,
  -- Of its own draw.
  seed                  bigint           NOT NULL,
  -- What it would have chosen; absent for silence.
  pick                  text,
  PRIMARY KEY (decision_id, policy)
);
