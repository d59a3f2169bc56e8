"""What the worker does: housekeeping every minute or every night, and long work when asked."""

import logging
from typing import Any

from asgiref.sync import sync_to_async
from django.contrib.sessions.models import Session
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job, Status

from annotator.assignments.pool_actions import return_abandoned
from annotator.batches.actions import fail, failing
from annotator.batches.models import Batch
from annotator.imports.actions import forget_sources
from annotator.imports.models import Import
from annotator.imports.reading_actions import read_import
from annotator.imports.storing_actions import store_import
from annotator.labelled.models import LabelledImport
from annotator.labelled.reading_actions import read_uploads
from annotator.labelled.storing_actions import store_labels
from annotator.review.clustering import cluster_all_changed
from annotator.statistics.counting import count_all_changed
from annotator.statistics.gamma import measure_gamma
from annotator.statistics.models import GammaRun
from annotator.uploads.actions import KEPT, remove_unused_uploads

logger = logging.getLogger(__name__)

# A job that kills its worker this often is not unlucky; it would be retried without end.
MOST_ATTEMPTS = 5
BATCHES: dict[str, type[Batch]] = {kind.JOB: kind for kind in (Import, LabelledImport)}


@app.periodic(cron="* * * * *")
@app.task(queue="house", queueing_lock="retry_stalled", pass_context=False)
async def retry_stalled(timestamp: int) -> None:
    """Starts again what a killed worker left behind; a new worker alone never would."""
    for job in await app.job_manager.get_stalled_jobs():
        try:
            await _retry(job)
        except ConnectorException:
            # Retried already, or its twin waits: no reason to leave the other jobs alone.
            logger.warning("job %s could not be retried", job.id, exc_info=True)


async def _retry(job: Job) -> None:
    if job.attempts < MOST_ATTEMPTS:
        await app.job_manager.retry_job(job)
    else:
        await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)
        given: dict[str, Any] = job.task_kwargs
        if kind := BATCHES.get(job.task_name):
            await sync_to_async(fail)(kind, **given)


@app.task(name=Import.JOB, queue="imports", pass_context=False)
def run_import(batch: int) -> None:
    """Reads or stores what somebody imports."""
    with failing(Import, batch=batch):
        read_import(batch=batch)
        store_import(batch=batch)


@app.task(name=LabelledImport.JOB, queue="imports", pass_context=False)
def run_labelled_import(batch: int) -> None:
    """Reads or imports files with labels."""
    with failing(LabelledImport, batch=batch):
        read_uploads(batch=batch)
        store_labels(batch=batch)


@app.periodic(cron="* * * * *")
@app.task(queue="house", queueing_lock="count_agreement", pass_context=False)
def count_agreement(timestamp: int) -> None:
    """Counts for agreement what was submitted, so that its page has little left to count."""
    count_all_changed()


@app.periodic(cron="* * * * *")
@app.task(queue="house", queueing_lock="return_abandoned", pass_context=False)
def return_abandoned_articles(timestamp: int) -> None:
    """Puts back what somebody took and left."""
    return_abandoned()


@app.periodic(cron="* * * * *")
@app.task(queue="house", queueing_lock="cluster_submitted", pass_context=False)
def cluster_submitted(timestamp: int) -> None:
    """Clusters what was submitted, so that the queue of review has little left to do."""
    cluster_all_changed()


@app.task(name=GammaRun.JOB, queue="imports", pass_context=False)
def run_gamma(run: int) -> None:
    """Measures gamma of a round; a stalled one is started again like an import."""
    measure_gamma(run)


@app.periodic(cron="17 3 * * *")
@app.task(queue="house", queueing_lock="forget_expired", pass_context=False)
def forget_expired(timestamp: int) -> None:
    """Removes expired sign-ins. The rows of ended tokens stay: the history points at them."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()


@app.periodic(cron="37 3 * * *")
@app.task(queue="house", queueing_lock="forget_unused_uploads", pass_context=False)
def forget_unused_uploads(timestamp: int) -> None:
    """Removes files that were sent some days ago, of imports that ended or of none."""
    forget_sources(before=timezone.now() - KEPT)
    remove_unused_uploads()
