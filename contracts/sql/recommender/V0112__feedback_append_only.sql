CREATE TRIGGER feedback_append_only BEFORE UPDATE ON feedback
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
