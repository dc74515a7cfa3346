-- The arm of the user: default, candidate or holdout; absent where nothing was drawn, and from before there were arms.
ALTER TABLE decision ADD COLUMN arm text;
