-- One user's decisions in their order.
CREATE INDEX decision_user_id ON decision (user_id, id);
