"""Work that the desk gives away: pages to be read in a process of its own, and webhooks."""

from .hooks import Webhook, list_hooks, make_hook, remove_hook, tell_hooks
from .queue import Given, Job, find_job, has_work, list_jobs, put_job
from .start import Workers

__all__ = [
    "Given", "Job", "Webhook", "Workers", "find_job", "has_work", "list_hooks", "list_jobs", "make_hook", "put_job", "remove_hook",
    "tell_hooks",
]  # fmt: skip
