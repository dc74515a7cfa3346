-- Runs before the migrations of every module's schema: the module's own role, which has no right anywhere else.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN
    CREATE ROLE ${role} LOGIN;
  END IF;
END
$$;
ALTER ROLE ${role} PASSWORD '${password}';
ALTER ROLE ${role} SET search_path = ${schema};
REVOKE ALL ON SCHEMA public FROM PUBLIC;
