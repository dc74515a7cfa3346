-- The bound that decisions have been given.
DO $$
BEGIN
  EXECUTE format('ALTER TABLE shadow_decision ADD CONSTRAINT shadow_decision_bound CHECK (decision_id < %L) NOT VALID', (
    SELECT substring(pg_get_expr(relpartbound, oid) FROM 'TO \(''([0-9a-f-]{36})''\)') FROM pg_class
    WHERE oid = 'decision_p_before'::regclass));
END
$$;
