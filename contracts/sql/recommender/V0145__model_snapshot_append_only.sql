CREATE TRIGGER model_snapshot_append_only BEFORE UPDATE ON model_snapshot
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
