"""Take the pictures of README.md and docs/ anew, from the built site.

Run by ``make screenshots``. The same site gives the same pictures on one machine; another has other fonts.
"""

from __future__ import annotations

import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from serving import LAID_OUT, chromium_arguments, serving

IMAGES = Path(__file__).parents[1] / "docs" / "assets" / "images"
#: What a picture may weigh, so that a page that shows it stays light.
MOST = 150_000
#: Colours of a picture, the most that fit first.
PALETTES = (256, 128, 64, 32)


@dataclass(frozen=True)
class Shot:
    """A picture to take: of which page, in a window of which size."""

    name: str
    address: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    scale: float = 1


SHOTS = (
    Shot("home", "", 1280, 960),
    Shot("persona", "personas/claire-martin/", 1280, 1080),
    Shot("persona-dark", "personas/claire-martin/", 1280, 1080, scheme="dark"),
    Shot("persona-phone", "personas/claire-martin/", 390, 844, scale=1.5),
    Shot("compare", "compare/?personas=claire-martin,elodie-garnier,melanie-faure", 1280, 1080),
    Shot("card", "personas/claire-martin/card/", 1000, 1240),
)


def main(site: Path) -> None:
    """Take every picture of the built ``site``."""
    IMAGES.mkdir(exist_ok=True)
    with serving(site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM"),
            args=[*chromium_arguments(), "--font-render-hinting=none", "--hide-scrollbars"],
        )
        for shot in SHOTS:
            path = IMAGES / f"{shot.name}.png"
            path.write_bytes(_small(_taken(browser, root, shot)))
            print(f"{path.relative_to(IMAGES.parents[2])}: {path.stat().st_size:,} bytes")
        browser.close()


def _taken(browser: Browser, root: str, shot: Shot) -> bytes:
    page = browser.new_page(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.scheme,
        device_scale_factor=shot.scale,
        reduced_motion="reduce",
    )
    answer = page.goto(root + shot.address)
    if not answer or not answer.ok:
        sys.exit(f"the site has no page {shot.address}")
    page.wait_for_load_state("networkidle")
    page.wait_for_function(LAID_OUT)
    taken = page.screenshot(animations="disabled", caret="hide")
    page.close()
    return taken


def _small(taken: bytes) -> bytes:
    """Return the picture with as many colours as it may weigh."""
    picture = Image.open(io.BytesIO(taken)).convert("RGB")
    packed = b""
    for colours in PALETTES:
        buffer = io.BytesIO()
        few = picture.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(buffer, "PNG", optimize=True)
        packed = buffer.getvalue()
        if len(packed) <= MOST:
            break
    return packed


if __name__ == "__main__":
    main(Path(sys.argv[1]))
