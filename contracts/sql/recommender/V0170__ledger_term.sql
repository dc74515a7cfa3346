-- What rows of the ledger hold a number for instead of itself: feature schemas, and advice with what does not change about
-- it. Words of the code and of its library alone, never anything of a user's.
CREATE TABLE ledger_term (
  number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- schema <hash>, or advice <effort in minutes> <gap or any> <kind> <ref>.
  term   text    NOT NULL UNIQUE
);
