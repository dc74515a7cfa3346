-- destructive: drops what the operator has said, in OO_LEDGER_RETENTION, need not be kept
-- Drops the partitions that end where this month (UTC) begins, with every decision and shadow in them. The recommender's
-- role may drop no tables: this is all that it can, and none that is younger than two months, for until then a tip may be
-- open, come back from a snooze, or be done late. Whoever reads the ledger is waited for only shortly (55P03).
--
-- Tells 'dropped', 'gone' where there is none, 'needed' where a tip is open still, or it is too young, or 'busy' where
-- another process is at it.
CREATE FUNCTION drop_ledger_partition(month date) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${schema}, pg_temp SET lock_timeout = '250ms' AS $$
DECLARE
  ends  timestamptz := date_trunc('month', month::timestamp) AT TIME ZONE 'UTC';
  high  uuid := ledger_id(ends);
  result text := 'gone';
  part  record;
BEGIN
  IF NOT pg_try_advisory_xact_lock('decision'::regclass::oid::bigint) THEN
    RETURN 'busy';
  END IF;
  -- A tip's id is made with its decision's.
  IF ends > now() - interval '62 days' OR EXISTS (
    SELECT FROM user_tips JOIN tip ON tip.id = user_tips.open_tip
    WHERE user_tips.open_tip < ledger_id(ends + interval '1 hour') AND tip.decision_id < high
      AND tip.expires_at > now() - interval '24 hours')
  THEN
    RETURN 'needed';
  END IF;
  -- Decisions first, as they are locked by those who write them.
  FOR part IN SELECT ledger, name FROM ledger_partition WHERE to_id = high ORDER BY ledger LOOP
    EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', part.ledger, part.name);
    EXECUTE format('DROP TABLE %I', part.name);
    result := 'dropped';
  END LOOP;
  RETURN result;
END
$$;
REVOKE ALL ON FUNCTION drop_ledger_partition FROM PUBLIC;
GRANT EXECUTE ON FUNCTION drop_ledger_partition TO ${role};
