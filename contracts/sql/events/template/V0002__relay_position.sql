-- How far a relay has handed this module's outbox to the bus; everything after it is handed over again.
CREATE TABLE relay_position (
  relay    text   PRIMARY KEY,
  xid      bigint NOT NULL,
  position bigint NOT NULL
);
