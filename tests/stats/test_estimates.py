"""What an estimate is, and how it is shown."""

from __future__ import annotations

import dataclasses
import subprocess
import sys

import pytest

from mentorlab import stats
from mentorlab.errors import NotComputable

JOB_TRAINING = stats.Estimate(1794.34, 475.2, 3113.4, 0.95, 671.0, 445, "Welch")


def test_it_reads_like_a_sentence():
    assert repr(JOB_TRAINING) == "1794 [475, 3113] (95 %, n = 445)"
    assert repr(stats.Estimate(-1.2846, -2.118, -0.4146, 0.95, 0.4, 10, "")) == "-1.28 [-2.12, -0.41] (95 %, n = 10)"
    assert repr(stats.Estimate(-0.00001, -0.2, 0.2, 0.9, 0.1, 4, "")) == "0.00 [-0.20, 0.20] (90 %, n = 4)"
    assert repr(stats.Estimate(1.0, 1.0, 1.0, 0.95, 0.0, 4, "")) == "1 [1, 1] (95 %, n = 4)"


def test_scaling_to_another_unit():
    turned = JOB_TRAINING.scaled(-2)
    assert (turned.value, turned.low, turned.high, turned.se) == (-3588.68, -6226.8, -950.4, 1342)
    assert (turned.n, turned.level, turned.method) == (445, 0.95, "Welch")
    with pytest.raises(NotComputable, match="finite number"):
        JOB_TRAINING.scaled(float("nan"))


def test_it_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        JOB_TRAINING.value = 1  # type: ignore[misc]


def test_importing_the_package_loads_no_library():
    heavy = "{'numpy', 'pandas', 'scipy', 'statsmodels', 'pingouin'}"
    code = f"import sys, mentorlab.stats; print(sorted({heavy} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"


def test_every_public_name_is_there_even_after_its_module_was_imported():
    import mentorlab.stats.verdict

    for name in mentorlab.stats.WHERE:
        assert callable(getattr(stats, name)) or name == "Verdict"
        assert name in dir(stats)
    with pytest.raises(AttributeError, match="no attribute 'anova'"):
        _ = stats.anova
