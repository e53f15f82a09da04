"""The chain of a plan: need, objective, measure, target, audience, design, report."""
