-- What was learned, as of some moment; the ledger names it, so it is never changed.
CREATE TABLE model_snapshot (
  -- Its version is m and this number.
  number            bigint           GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  inputs_hash       text             NOT NULL,
  cut_at            timestamptz      NOT NULL,
  reward_definition integer          NOT NULL,
  observations      bigint           NOT NULL,
  mean_reward       double precision NOT NULL,
  mean_entropy      double precision NOT NULL,
  drift             double precision NOT NULL,
  -- SHA-256, in hex, of the document.
  checksum          text             NOT NULL,
  -- Mean, covariance and noise to the bit, in a binary format which the first byte numbers.
  document          bytea            NOT NULL
);
