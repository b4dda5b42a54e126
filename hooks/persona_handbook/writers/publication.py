"""How a site that MkDocs builds takes the place of the last one: whole, at once, or not at all.

MkDocs empties ``site_dir`` before it builds and writes there for seconds, so that a broken template, a full
disk or a kill would leave half a site. Here it is sent to a new folder beside, after the sources were checked
and before anything is emptied; every plugin writes there too, because all ask ``config.site_dir``. When the
last of them is done, the folders exchange their places, and ``config.site_dir`` is again what it was, which
is what ``mkdocs gh-deploy`` reads. This is done by events and not by a command around MkDocs, so that
``mkdocs build``, ``mkdocs gh-deploy`` and ``make site`` are equally safe.

``--dirty`` is left alone: it mends the folder that is there. ``--strict`` aborts after everything was
written; so its warnings are counted before the exchange. ``--quiet`` hides warnings from ``--strict`` too,
so that a broken link would be published: both together mean "nothing but warnings" here.
"""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, TemplateError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme
from mkdocs.utils import CountHandler

from ..keeping.folders import Successor
from .assets import script, sheet

log = logging.getLogger("mkdocs.plugins.handbook")

#: The one style sheet that pages ask for, and where our scripts are.
SHEET = "assets/stylesheets/site.css"
SCRIPTS = "assets/javascripts/"


class Publication:
    """The way of one build's files to the readers.

    Args:
        config: MkDocs' configuration; its ``site_dir`` leads elsewhere until this is finished or given up.

    Raises:
        PluginError: There is no place for the new site.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._site_dir = config.site_dir
        if config.strict:
            _let_warnings_pass()
        try:
            self._successor = Successor(Path(config.site_dir))
        except OSError as error:
            raise PluginError(_refused(error, self._site_dir)) from error
        config.site_dir = str(self._successor.folder)

    def finish(self) -> None:
        """Put the new site in place of the old one, unless MkDocs is about to abort for its warnings.

        Raises:
            PluginError: It cannot be put there.
        """
        if _is_about_to_abort():
            return
        self._config.site_dir = self._site_dir
        try:
            self._successor.publish()
        except OSError as error:
            raise PluginError(_refused(error, self._site_dir)) from error

    def give_up(self) -> None:
        """Leave the old site as it is."""
        self._config.site_dir = self._site_dir
        self._successor.discard()


def explain(error: Exception) -> None:
    """Say in one sentence what the system refused, or where a template is wrong.

    ``mkdocs build --verbose`` shows the traceback.

    Raises:
        PluginError: in the place of ``error``, where a traceback would say no more to whoever builds.
    """
    if isinstance(error, TemplateError):  # a missing one is an OSError, too
        log.debug("", exc_info=error)
        frames = traceback.extract_tb(error.__traceback__)
        places = [f"{one.filename}:{one.lineno}: " for one in frames if not one.filename.endswith(".py")]
        where = places[-1] if places else ""
        raise PluginError(f"{where}the template is wrong: {error}; the site stays as it was.") from error
    if isinstance(error, OSError):
        log.debug("", exc_info=error)
        raise PluginError(_refused(error)) from error


def pass_over_icons(theme: Theme) -> None:
    """Have the theme list its files without those in hidden folders, which MkDocs leaves out afterwards.

    These are Material's fourteen thousand icons; to look at the name of each takes as long as to read a
    company's personas.
    """
    make = theme.get_env

    def made() -> Environment:
        environment = make()
        environment.loader = _WithoutHidden(theme.dirs)
        return environment

    theme.get_env = made  # type: ignore[method-assign]  # there is no event before MkDocs lists them


class _WithoutHidden(FileSystemLoader):
    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for root in self.searchpath:
            for folder, folders, files in os.walk(root):
                folders[:] = [name for name in folders if not name.startswith(".")]
                below = Path(folder).relative_to(root)
                found.update((below / name).as_posix() for name in files)
        return sorted(found)


def withhold_templates(files: Files, config: MkDocsConfig) -> None:
    """Take our templates out of what MkDocs copies from the theme, which is all but HTML."""
    templates = Path(config.theme.custom_dir or "") / "handbook"
    for file in list(files):
        if file.abs_src_path and Path(file.abs_src_path).is_relative_to(templates):
            files.remove(file)


def lighten(files: Files, config: MkDocsConfig) -> None:
    """Put the style sheets of mkdocs.yml that are files of docs/ into one, and our scripts without comments.

    Each sheet of its own would hold up the first sight of a page by a request.
    """
    sheets = [file for name in config.extra_css if (file := files.get_file_from_path(str(name)))]
    scripts = [file for file in files if file.src_uri.startswith(SCRIPTS) and file.src_uri.endswith(".js")]
    for file in [*sheets, *scripts]:
        files.remove(file)
    files.append(File.generated(config, SHEET, content=sheet(file.content_string for file in sheets)))
    for file in scripts:
        files.append(File.generated(config, file.src_uri, content=script(file.content_string)))
    ours = {file.src_uri for file in sheets}
    config.extra_css = [SHEET, *(name for name in config.extra_css if str(name) not in ours)]


def going_on(builder: Callable[[], None]) -> Callable[[], None]:
    """Return a builder of ``mkdocs serve`` that fails without leaving every reader waiting.

    The server holds its answers back until a build succeeds; after this it shows the last good site on.
    """

    def build() -> None:
        try:
            builder()
        except MkDocsException as error:
            log.error("%s\nThe pages stay as they were until this is mended.", error)  # noqa: TRY400  # it says all
        except Exception:
            log.exception("The pages stay as they were until this is mended.")

    return build


def _let_warnings_pass() -> None:
    logger = logging.getLogger("mkdocs")
    logger.setLevel(min(logger.level, logging.WARNING))


def _is_about_to_abort() -> bool:
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(one, CountHandler) and one.get_counts() for one in handlers)


def _refused(error: OSError, place: str = "") -> str:
    where = error.filename or place
    what = f"{error.strerror or error}{f': {where}' if where else ''}"
    return f"the site cannot be built: {what}; it stays as it was."
