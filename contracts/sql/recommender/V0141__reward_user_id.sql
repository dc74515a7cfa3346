-- All of a user's at once, when what was learned is made again.
CREATE INDEX reward_user_id ON reward (user_id, decision_id);
