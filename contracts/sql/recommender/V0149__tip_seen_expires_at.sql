-- Tips that were seen and have no answer, by when their time ends.
CREATE INDEX tip_seen_expires_at ON tip (expires_at) WHERE state = 'seen';
