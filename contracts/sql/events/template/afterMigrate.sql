-- Runs after the migrations of every module's schema: its role reads and writes rows, and changes no table.
GRANT USAGE ON SCHEMA ${schema} TO ${role};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role};
-- What happened is not changed: nobody but the schema's owner rewrites the outbox.
REVOKE UPDATE, DELETE ON outbox, outbox_committed FROM ${role};
GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role};
REVOKE ALL ON flyway_schema_history FROM ${role};
