-- destructive: the table keeps every row where it lies, and becomes the first partition of the one that takes its name
-- As with the decisions that its rows belong to, and with their bounds.
SET LOCAL lock_timeout = '3s';

ALTER TABLE shadow_decision RENAME TO shadow_decision_p_before;
ALTER INDEX shadow_decision_pkey RENAME TO shadow_decision_p_before_pkey;

CREATE TABLE shadow_decision (LIKE shadow_decision_p_before INCLUDING DEFAULTS, PRIMARY KEY (decision_id, policy))
  PARTITION BY RANGE (decision_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON shadow_decision TO ${role};

DO $$
BEGIN
  EXECUTE format('ALTER TABLE shadow_decision ATTACH PARTITION shadow_decision_p_before FOR VALUES FROM (MINVALUE) TO (%L)', (
    SELECT substring(pg_get_constraintdef(oid) FROM '[0-9a-f]{8}-[0-9a-f-]{27}') FROM pg_constraint
    WHERE conrelid = 'shadow_decision_p_before'::regclass AND conname = 'shadow_decision_bound'));
END
$$;
ALTER TABLE shadow_decision_p_before DROP CONSTRAINT shadow_decision_bound;

CREATE TABLE shadow_decision_p_default PARTITION OF shadow_decision DEFAULT;
