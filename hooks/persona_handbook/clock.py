"""Today, as everything that depends on the calendar sees it."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping


def today(environment: Mapping[str, str] = os.environ) -> datetime.date:
    """Return the day of SOURCE_DATE_EPOCH (seconds, UTC) where it is set, else the current day in UTC.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    now = int(epoch) if epoch.isdigit() else None
    moment = (
        datetime.datetime.now(datetime.UTC)
        if now is None
        else datetime.datetime.fromtimestamp(now, datetime.UTC)
    )
    return moment.date()
