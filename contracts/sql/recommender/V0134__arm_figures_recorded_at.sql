-- The last hour of all policies, and what is old enough to be forgotten.
CREATE INDEX arm_figures_recorded_at ON arm_figures (recorded_at);
