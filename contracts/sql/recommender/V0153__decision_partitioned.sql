-- destructive: the table keeps every row where it lies, and becomes the first partition of the one that takes its name
-- Its bound has been validated, so that no row is read, written or moved: decisions wait for some milliseconds, or, where
-- somebody else holds the table for long, this gives up and is tried again with the next start.
SET LOCAL lock_timeout = '3s';

ALTER TABLE decision RENAME TO decision_p_before;
ALTER INDEX decision_pkey RENAME TO decision_p_before_pkey;
ALTER INDEX decision_user_id RENAME TO decision_p_before_user_id;
ALTER INDEX decision_decided_at RENAME TO decision_p_before_decided_at;
DROP TRIGGER decision_append_only ON decision_p_before;

CREATE TABLE decision (LIKE decision_p_before INCLUDING DEFAULTS, PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE INDEX decision_user_id ON decision (user_id, id);
CREATE INDEX decision_decided_at ON decision (decided_at, id);
CREATE TRIGGER decision_append_only BEFORE UPDATE ON decision
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- For processes that run since before: rights are granted again only after all migrations.
GRANT SELECT, INSERT, UPDATE, DELETE ON decision TO ${role};

DO $$
BEGIN
  EXECUTE format('ALTER TABLE decision ATTACH PARTITION decision_p_before FOR VALUES FROM (MINVALUE) TO (%L)', (
    SELECT substring(pg_get_constraintdef(oid) FROM '[0-9a-f]{8}-[0-9a-f-]{27}') FROM pg_constraint
    WHERE conrelid = 'decision_p_before'::regclass AND conname = 'decision_bound'));
END
$$;
ALTER TABLE decision_p_before DROP CONSTRAINT decision_bound;

-- The spare partition: a decision is kept whatever its id, also where nobody has made the partition of its month.
CREATE TABLE decision_p_default PARTITION OF decision DEFAULT;
