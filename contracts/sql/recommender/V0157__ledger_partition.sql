-- The partitions of the ledger, of decisions and of their shadows.
CREATE VIEW ledger_partition AS
  SELECT ledger, name, ledger_moment(from_id) AS from_at, ledger_moment(to_id) AS to_at, from_id, to_id, spare, bytes
  FROM (
    SELECT parent.relname::text AS ledger, child.relname::text AS name,
      -- Null where it has no lower bound, and both null of the spare one.
      substring(pg_get_expr(child.relpartbound, child.oid) FROM 'FROM \(''([0-9a-f-]{36})''\)')::uuid AS from_id,
      substring(pg_get_expr(child.relpartbound, child.oid) FROM 'TO \(''([0-9a-f-]{36})''\)')::uuid AS to_id,
      pg_get_expr(child.relpartbound, child.oid) = 'DEFAULT' AS spare,
      -- With its indexes.
      pg_total_relation_size(child.oid) AS bytes
    FROM pg_inherits JOIN pg_class AS child ON child.oid = inhrelid JOIN pg_class AS parent ON parent.oid = inhparent
    WHERE inhparent IN ('decision'::regclass, 'shadow_decision'::regclass)
  ) AS partition;
