"""Mentoring reports by Airflow: a PapermillOperator on a notebook, in which mentorlab's runner does the work.

Airflow has an environment of its own; mentorlab stays in its own too, as a kernel:
    /opt/mentorlab/.venv/bin/python -m ipykernel install --prefix /opt/airflow --name mentorlab
    pip install apache-airflow-providers-papermill        # in Airflow's environment
papermill checks no parameter, so the notebook hands all of them to the runner, which does: a wrong name or a wrong type
fails the task with its reason. The day of the run (`ds`) is the day of the report, so that a task tried again later
makes the same one. The notebook that the operator leaves is a receipt; the report is in the program's runs/.
"""

from __future__ import annotations

import os
from datetime import datetime

from airflow import DAG
from airflow.providers.papermill.operators.papermill import PapermillOperator

SCHEDULES = os.environ.get("MENTORLAB_SCHEDULES", "/opt/mentorlab/templates/schedules")
PROGRAM = os.environ.get("MENTORLAB_PROGRAM", "/srv/mentoring/northwind")
RECEIPTS = os.environ.get("MENTORLAB_RECEIPTS", "/var/log/mentorlab")

with DAG(
    dag_id="mentoring_reports",
    start_date=datetime(2026, 1, 5),
    schedule="0 6 * * 1",
    catchup=False,
    max_active_runs=1,
) as dag:
    engagement = PapermillOperator(
        task_id="engagement",
        input_nb=f"{SCHEDULES}/run_report.ipynb",
        output_nb=f"{RECEIPTS}/engagement.ipynb",
        parameters={"report": "engagement", "folder": PROGRAM, "given": "as_of={{ ds }}; compare_with=last"},
        kernel_name=os.environ.get("MENTORLAB_KERNEL", "mentorlab"),
        language_name="python",
    )
