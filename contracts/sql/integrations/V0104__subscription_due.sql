CREATE INDEX subscription_due ON subscription (next_fetch_at) WHERE next_fetch_at IS NOT NULL;
