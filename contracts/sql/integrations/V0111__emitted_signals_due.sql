CREATE INDEX emitted_signals_due ON emitted_signals (look_again_at);
