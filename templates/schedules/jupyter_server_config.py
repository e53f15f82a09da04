# For JupyterLab with jupyter-scheduler: jobs on the report notebooks are made by mentorlab's runner.
#   pip install jupyter-scheduler
#   put this file into one of the folders that `jupyter --paths` lists under config, then start jupyter lab
# In the dialog "Create job" name the notebook of a report, and as parameters `folder` (the program) and any other of
# the notebook's parameters. A wrong one is refused with a reason; the run goes into the program's runs/.
c = get_config()  # noqa: F821  # Jupyter hands it over
c.Scheduler.execution_manager_class = "mentorlab.reports.jupyter_schedule.ExecutionManager"
