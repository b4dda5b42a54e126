"""The naive way to a persona handbook: each file through one template to Markdown, MkDocs does the rest."""

from pathlib import Path
from typing import Any

import jinja2
import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

HERE = Path(__file__).parent
#: What the table of all personas compares.
COLUMNS = ("role", "market", "tags", "needs", "motivations", "frustrations")


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add a page of Markdown for each persona, and one that compares all."""
    jinja = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE), trim_blocks=True)  # noqa: S701
    jinja.filters["cell"] = lambda value: "; ".join(value) if isinstance(value, list) else str(value)
    personas = {path.stem: _read(path) for path in sorted((HERE / "personas").glob("*.yml"))}
    company = personas.pop("handbook")
    template = jinja.get_template("persona.md")
    for id_, persona in personas.items():
        for path in sorted((HERE / "personas" / id_).glob("*.yml")):
            persona["contributions"][path.stem] = _read(path)
        content = template.render(persona=persona, company=company)
        files.append(File.generated(config, f"{persona['role']}/{id_}.md", content=content))
    table = jinja.get_template("compare.md").render(personas=personas, columns=COLUMNS)
    files.append(File.generated(config, "compare.md", content=table))


def _read(path: Path) -> dict[str, Any]:
    # The fast loader: the slow one would flatter whoever is compared with this.
    data: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return data
