"""What does a warm process have ready, so that no kernel has to wait for it?"""

from __future__ import annotations

import importlib
import pkgutil
import warnings
from contextlib import suppress

from mentorlab.errors import MentorlabError

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


# What pandas settles on import, by whether it is in a kernel or on a terminal.
IN_A_KERNEL = {"display.max_columns": 20, "display.encoding": "UTF-8"}
NOT_FOR_KERNELS = ("mentorlab.reports", "mentorlab.cli", "mentorlab.__main__", "mentorlab.widgets")
SMALL_PARTS = (  # imported within functions of those above
    *("pandas.core.methods.to_dict", "pandas.core.reshape.reshape", "pydantic.type_adapter", "sklearn.pipeline"),
    *("IPython.core.logger", "encodings.utf_8_sig"),
)


def prime(place: str = "") -> None:
    """Import it all, draw one picture (the first one looks for fonts), and read the tables of the program at `place`.

    What is read is only handed out while the files say the same (`tables/read_before`). No question is asked here: that
    is for a rehearsal, where somebody says which report is to come.
    """
    told = warnings.showwarning
    warnings.showwarning = lambda *_, **__: None  # what libraries want to hear of, they enter themselves, and it stays
    try:
        for name in (*KERNEL, *LIBRARIES, *SMALL_PARTS):
            with suppress(ImportError):  # a kernel says so itself, if it needs it
                importlib.import_module(name)
        import pandas as pd

        import mentorlab

        for option, said in IN_A_KERNEL.items():
            pd.set_option(option, said)
        for module in pkgutil.walk_packages(mentorlab.__path__, "mentorlab."):
            if not module.name.startswith(NOT_FOR_KERNELS):
                importlib.import_module(module.name)
        from mentorlab.answers.look import nothing_to_draw
        from mentorlab.measures.opening import load
        from mentorlab.tables.read_before import keep

        nothing_to_draw("one", "two")._repr_html_()
        if place:
            keep()
            with suppress(MentorlabError, OSError):  # the report says what is wrong
                load(place)
    finally:
        warnings.showwarning = told
