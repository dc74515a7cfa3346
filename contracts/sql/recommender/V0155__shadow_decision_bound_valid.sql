-- In a transaction of its own: rows are read, and shadows are written meanwhile.
ALTER TABLE shadow_decision VALIDATE CONSTRAINT shadow_decision_bound;
