-- Absent where feature_schema is there.
SET LOCAL lock_timeout = '3s';

ALTER TABLE shadow_decision ALTER COLUMN schema_hash DROP NOT NULL;
