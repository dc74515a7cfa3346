-- Messages that a consumer of this module has handled, written in the transaction of their effect.
CREATE TABLE inbox (
  consumer   text        NOT NULL,
  message_id uuid        NOT NULL,
  handled_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, message_id)
);
