"""What does a warm process have ready, so that no kernel has to wait for it?"""

from __future__ import annotations

import importlib
import warnings

# What a kernel itself needs, and what reports import sooner or later. No context of zmq, no loop and no thread is made.
KERNEL = (
    *("ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.iostream", "ipykernel.heartbeat"),
    *("zmq", "zmq.eventloop.zmqstream", "tornado.ioloop", "IPython.core.interactiveshell", "debugpy", "jedi"),
)
LIBRARIES = (
    *("numpy", "pandas", "pyarrow", "scipy.stats", "scipy.optimize", "scipy.sparse", "statsmodels.api", "pingouin"),
    *("sklearn.feature_extraction.text", "sklearn.decomposition", "matplotlib.figure", "matplotlib.pyplot"),
    *("matplotlib_inline.backend_inline", "sqlalchemy", "openpyxl", "ipywidgets", "mistune", "yaml", "pydantic"),
    *("IPython.display", "ortools.graph.python.min_cost_flow"),
)


def prime() -> None:
    """Import it all, and draw one picture: the first one looks for fonts."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in (*KERNEL, *LIBRARIES):
            try:
                importlib.import_module(name)
            except ImportError:
                continue  # a kernel says so itself, if it needs it
        from mentorlab.answers.look import nothing_to_draw
        from mentorlab.answers.question import questions

        questions()  # imports every room
        nothing_to_draw("one", "two")._repr_html_()
