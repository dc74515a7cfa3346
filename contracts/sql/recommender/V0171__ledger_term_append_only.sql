CREATE TRIGGER ledger_term_append_only BEFORE UPDATE OR DELETE ON ledger_term
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
