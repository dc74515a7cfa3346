-- One user's tips, newest first.
CREATE INDEX tip_user_id ON tip (user_id, id);
