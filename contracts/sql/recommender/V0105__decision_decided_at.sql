-- Where a stretch of time begins, read from the index alone.
CREATE INDEX decision_decided_at ON decision (decided_at, id);
