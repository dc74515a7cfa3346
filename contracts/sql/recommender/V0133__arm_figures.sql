-- What happened to each policy's decisions, a row for each process and some seconds; forgotten after a month.
CREATE TABLE arm_figures (
  id          uuid             PRIMARY KEY,
  recorded_at timestamptz      NOT NULL,
  -- Its name in the file of policies.
  policy      text             NOT NULL,
  decisions   bigint           NOT NULL,
  failures    bigint           NOT NULL,
  slow        bigint           NOT NULL,
  -- Decisions whose kind was drawn among at least two arms, and the sum of their entropies as shares of the highest.
  spread      bigint           NOT NULL,
  entropy     double precision NOT NULL
);
