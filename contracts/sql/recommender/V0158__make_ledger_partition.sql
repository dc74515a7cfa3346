-- destructive: nothing is lost, for what is deleted in the spare partition is inserted into that of its month
-- Makes the partitions of one month (UTC), and moves into them what the spare ones have of it. The recommender's role may
-- make no tables: this is all of them that it can. Whoever holds a spare partition is waited for only shortly (55P03).
--
-- most: rows to move, for whoever decides into the spare partition waits until they are moved
--
-- Tells 'there', 'made', 'busy' where another process is at it, or 'crowded' where there are more rows than most.
CREATE FUNCTION make_ledger_partition(month date, most integer) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${schema}, pg_temp SET lock_timeout = '250ms' AS $$
DECLARE
  begins timestamp := date_trunc('month', month::timestamp);
  low    uuid := ledger_id(begins AT TIME ZONE 'UTC');
  high   uuid := ledger_id((begins + interval '1 month') AT TIME ZONE 'UTC');
  result text := 'there';
  parent text;
  key    text;
  fresh  text;
  spare  text;
  strays bigint;
BEGIN
  IF NOT pg_try_advisory_xact_lock('decision'::regclass::oid::bigint) THEN
    RETURN 'busy';
  END IF;
  -- Shadows first: where there is a decision's partition, there is theirs.
  FOREACH parent IN ARRAY ARRAY['shadow_decision', 'decision'] LOOP
    CONTINUE WHEN EXISTS (
      SELECT FROM ledger_partition AS part
      WHERE part.ledger = parent AND NOT part.spare
        AND (part.from_id IS NULL OR part.from_id <= low) AND part.to_id >= high);
    key := CASE parent WHEN 'decision' THEN 'id' ELSE 'decision_id' END;
    fresh := parent || to_char(begins, '"_p"YYYY"_"MM');
    spare := parent || '_p_default';
    EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', spare);
    EXECUTE format('SELECT count(*) FROM (SELECT FROM %I WHERE %I >= $1 AND %I < $2 LIMIT $3 + 1) AS strayed', spare, key, key)
      INTO strays USING low, high, most::bigint;
    IF strays > most THEN
      RETURN 'crowded';
    END IF;
    -- Not CREATE TABLE … PARTITION OF, which would hold up every decision.
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS)', fresh, parent);
    IF strays > 0 THEN
      EXECUTE format('WITH moved AS (DELETE FROM %I WHERE %I >= $1 AND %I < $2 RETURNING *) INSERT INTO %I SELECT * FROM moved',
        spare, key, key, fresh) USING low, high;
    END IF;
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, fresh, low, high);
    result := 'made';
  END LOOP;
  RETURN result;
END
$$;
REVOKE ALL ON FUNCTION make_ledger_partition FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_ledger_partition TO ${role};

-- The months that the app makes ahead, for an installation that has not been started yet.
SELECT make_ledger_partition((now() AT TIME ZONE 'UTC' + ahead * interval '1 month')::date, 0) FROM generate_series(0, 3) AS ahead;
