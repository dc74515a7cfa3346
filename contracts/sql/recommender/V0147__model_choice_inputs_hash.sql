CREATE INDEX model_choice_inputs_hash ON model_choice (inputs_hash, id);
