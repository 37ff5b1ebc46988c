"""Scenarios: stories of a case played against a programme, and what failed of what they expect."""

from programflow.testing.scenarios.playing import Played, play_scenario, play_suite
from programflow.testing.scenarios.verdict import Failure, Outcome

__all__ = ["Failure", "Outcome", "Played", "play_scenario", "play_suite"]
