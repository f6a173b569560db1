"""Archives and tables -> Parquet, shard by shard, on one machine or many; what is done is not done again.

``plan_batch`` finds the shards that need work, ``run_batch`` does them, ``process_shard`` is the one step that every engine runs.
"""

from .engines import Failed
from .entries import Entry, Failure
from .group import Grouped, group_batch
from .parquet import read_entries
from .process import Done, Task, process_shard
from .run import plan_batch, run_batch, task_of
from .settings import LoadReader, Reader, Settings, load_reader
from .shards import Shard, find_shards
from .status import Status, batch_status

__all__ = [
    "Done", "Entry", "Failed", "Failure", "Grouped", "LoadReader", "Reader", "Settings", "Shard", "Status", "Task", "batch_status",
    "find_shards", "group_batch", "load_reader", "plan_batch", "process_shard", "read_entries", "run_batch", "task_of",
]  # fmt: skip
