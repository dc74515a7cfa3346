"""Scores the candidates of oO's decisions with trained models, behind contracts/openapi/scorer.yaml."""
