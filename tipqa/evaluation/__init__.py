"""Evaluation: question sets, metrics, runs, and the gate that keeps answers from getting worse."""
