"""Controls in the notebook: the door of ipywidgets."""
