"""The notebooks opened for people: in JupyterLab, or as an app without code."""
