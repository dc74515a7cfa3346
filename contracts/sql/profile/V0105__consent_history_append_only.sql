CREATE TRIGGER consent_history_append_only BEFORE UPDATE ON consent_history
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
