-- A user's calendars, newest first.
CREATE INDEX calendar_of_user ON calendar (user_id, id DESC);
