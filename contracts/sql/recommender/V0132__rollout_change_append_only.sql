CREATE TRIGGER rollout_change_append_only BEFORE UPDATE OR DELETE ON rollout_change
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
