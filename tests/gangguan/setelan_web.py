"""The settings of tests for a web process of its own: nothing is printed or mailed within a request."""

from config.settings_uji import *  # noqa: F403 -- tests differ from it only in what follows

CELERY_TASK_ALWAYS_EAGER = False
