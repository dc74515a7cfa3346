CREATE TRIGGER decision_append_only BEFORE UPDATE ON decision
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
