-- The transaction that wrote the row, by which a writer sees whether it is still the row that was read; never the same twice.
ALTER TABLE user_state ADD COLUMN version bigint NOT NULL DEFAULT (pg_current_xact_id()::text::bigint);
