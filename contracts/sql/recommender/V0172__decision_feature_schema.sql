-- The feature schema by its number in ledger_term. Rows from before it have schema_hash instead. No row is read or written;
-- where somebody else holds the table for long, this gives up and is tried again with the next start.
SET LOCAL lock_timeout = '3s';

ALTER TABLE decision ADD COLUMN feature_schema integer;
