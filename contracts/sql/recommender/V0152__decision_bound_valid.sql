-- In a transaction of its own: rows are read, and decisions are written meanwhile.
ALTER TABLE decision VALIDATE CONSTRAINT decision_bound;
