-- Where the rows of before end: the turn of a month, at least a week ahead, so that what is decided meanwhile still fits.
-- New rows are held to it at once; of the old ones it is believed until the next migration has looked, which blocks nobody.
DO $$
BEGIN
  EXECUTE format('ALTER TABLE decision ADD CONSTRAINT decision_bound CHECK (id < %L) NOT VALID', ledger_id(
    (date_trunc('month', now() AT TIME ZONE 'UTC' + interval '7 days') + interval '1 month') AT TIME ZONE 'UTC'));
END
$$;
