-- As with the decisions: the feature schema by its number in ledger_term.
SET LOCAL lock_timeout = '3s';

ALTER TABLE shadow_decision ADD COLUMN feature_schema integer;
