"""The words of the site in its language: labels, dates, numbers, lists.

Labels are English in code and templates and are looked up in ``locale/<language>.po``, read as it is: there
is no compiled copy that could be stale.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cache, lru_cache, partial
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from .model.values import Interval, IntervalUnit

CATALOGUES = Path(__file__).parent / "locale"
#: English dates and lists are written as in Europe: 10 June 2026; a, b and c.
_LOCALES = {"en": "en_GB", "fr": "fr_FR"}


def N_(message: str) -> str:  # noqa: N802  # gettext's own name for "look this up later"
    """Mark a text for the catalogues without looking it up yet."""
    return message


@cache
def words(language: str) -> Words:
    """Return the words of ``language``; English where there is no catalogue for it."""
    return Words(language if language in _LOCALES else "en")


class Words:
    """Looks up labels and writes dates, numbers and lists in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = Locale.parse(_LOCALES[language])
        self._messages: dict[tuple[str | None, str], tuple[str, ...]] = {}
        # Pages of many personas write the same few days and numbers again and again.
        self._day = lru_cache(maxsize=4096)(partial(format_date, locale=self.locale))
        self._decimal = lru_cache(maxsize=4096)(
            partial(format_decimal, format="#,##0.##", locale=self.locale)
        )
        catalogue = CATALOGUES / f"{language}.po"
        if catalogue.is_file():
            with catalogue.open("rb") as file:
                for message in read_po(file, locale=language):
                    if message.id and message.string and not message.fuzzy:
                        single = message.id if isinstance(message.id, str) else message.id[0]
                        forms = message.string
                        self._messages[(message.context, single)] = (
                            (forms,) if isinstance(forms, str) else tuple(forms)
                        )

    def gettext(self, message: str) -> str:
        """Return ``message`` in this language; itself where the catalogue does not know it."""
        return self._messages.get((None, message), (message,))[0] or message

    def pgettext(self, context: str, message: str) -> str:
        """Return ``message`` as it is said in ``context``."""
        return self._messages.get((context, message), (message,))[0] or message

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """Return the form that ``count`` asks for: in French the singular for 0 and 1, in English for 1."""
        english = (singular, plural)
        forms = self._messages.get((None, singular), english)
        form = int(count > 1 if self.language == "fr" else count != 1)
        return forms[min(form, len(forms) - 1)] or english[form]

    def date(self, day: datetime.date) -> str:
        """Return a day with the month in letters: 10 June 2026, 1er juin 2026."""
        pattern = "d'er' MMMM y" if self.language == "fr" and day.day == 1 else "d MMMM y"
        return self._day(day, pattern)

    def month(self, day: datetime.date) -> str:
        """Return the month of a day, as a title: November 2026, Novembre 2026."""
        name = format_date(day, "LLLL y", locale=self.locale)
        return name[:1].upper() + name[1:]

    def number(self, value: float) -> str:
        """Return a number with at most two decimals: 1,234.5."""
        return self._decimal(value or 0)

    def percent(self, share: float) -> str:
        """Return a share from 0 to 1 in whole per cent: 38%. Nearly all is 99%, and hardly anything 1%."""
        told = min(max(share, 0.01), 0.99) if 0 < share < 1 else share
        return format_percent(told, locale=self.locale)

    def listing(self, items: Iterable[str]) -> str:
        """Return ``a, b and c``."""
        return format_list(list(items), locale=self.locale)

    def interval(self, interval: Interval) -> str:
        """Return an interval: 6 months."""
        names = {
            IntervalUnit.DAY: self.ngettext("%(num)s day", "%(num)s days", interval.count),
            IntervalUnit.WEEK: self.ngettext("%(num)s week", "%(num)s weeks", interval.count),
            IntervalUnit.MONTH: self.ngettext("%(num)s month", "%(num)s months", interval.count),
            IntervalUnit.YEAR: self.ngettext("%(num)s year", "%(num)s years", interval.count),
        }
        return names[interval.unit] % {"num": self.number(interval.count)}
