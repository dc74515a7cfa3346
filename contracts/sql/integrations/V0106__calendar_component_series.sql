-- Tells which calendar a file is a version of.
CREATE INDEX calendar_component_series ON calendar_component (calendar_id, series);
