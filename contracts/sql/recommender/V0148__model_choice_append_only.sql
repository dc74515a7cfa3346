CREATE TRIGGER model_choice_append_only BEFORE UPDATE ON model_choice
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
