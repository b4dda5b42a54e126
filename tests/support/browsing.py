"""What tests in the browser share: the kinds of page, and what can be seen to be wrong with any page."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

#: One page of each kind.
PAGES = (
    "",
    "primary/",
    "secondary/",
    "anti-targets/",
    "personas/claire-martin/",
    "personas/claire-martin/card/",
    "compare/",
    "positioning/",
    "journeys/",
    "influence/",
    "cards/",
    "departments/",
    "departments/sales/",
    "evidence/",
    "kpis/",
    "review/",
    "changes/",
    "interview/",
    "reference/",
    "reference/rules/",
    "guide/reading/",
)
#: Other shapes that a page of a persona takes: of a secondary, an anti-target, a business and a retired one.
PERSONAS = (
    "personas/colette-roux/",
    "personas/gilles-aubry/",
    "personas/benoit-delvaux/",
    "personas/laurent-vidal/",
)
SCHEMES = ("light", "dark")
#: What axe is asked, and of which windows.
_RULES = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
_SIZES = {"wide": (1440, 900), "phone": (390, 844)}

#: Elements of the content that reach beyond the window, and texts that a box cuts off. What lies in a box
#: that scrolls can be reached; what is hidden from sight on purpose is one pixel wide.
_STILL = "*, ::before, ::after { transition: none !important; animation: none !important }"
_OVER_THE_EDGE = """() => {
    const wide = document.documentElement.clientWidth
    const found = []
    const name = element =>
        element.tagName.toLowerCase() + [...element.classList].map(one => "." + one).join("")
    const scrolls = element => {
        for (let box = element.parentElement; box; box = box.parentElement)
            if (/auto|scroll/.test(getComputedStyle(box).overflowX) && box !== document.body
                && box !== document.documentElement) return true
        return false
    }
    const concealed = element => {
        for (let box = element; box; box = box.parentElement) {
            const style = getComputedStyle(box)
            if (style.visibility === "hidden" || style.clipPath === "inset(50%)" || style.clip !== "auto")
                return true
        }
        return false
    }
    const ours = document.querySelectorAll(".md-content *, .md-footer *, .md-path *, .hb-faults *")
    for (const element of ours) {
        const box = element.getBoundingClientRect()
        if (box.width < 2 || box.height < 2) continue
        const style = getComputedStyle(element)
        const cut = /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 3
        const over = box.right > wide + 1 || box.left < -1
        if ((cut || over) && !scrolls(element) && !concealed(element))
            found.push(
                `${name(element)} ${cut ? "cuts" : "overruns"}: ${element.textContent.trim().slice(0, 40)}`)
    }
    return [...new Set(found)]
}"""


def add_rules(page: Page, rules: str) -> None:
    """Add rules of style in the one way that the page's policy leaves open."""
    page.evaluate(
        """rules => {
            const sheet = new CSSStyleSheet()
            sheet.replaceSync(rules)
            document.adoptedStyleSheets.push(sheet)
        }""",
        rules,
    )


def lay_out(page: Page) -> None:
    """Lay out also what is far below, so that its text can be read from the page."""
    add_rules(page, ".hb > * { content-visibility: visible !important }")


def barriers(page: Page) -> list[str]:
    """Return what axe finds to be in somebody's way, wide and on a phone."""
    faults = []
    for name, (width, height) in _SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        found = Axe().run(page, options={"runOnly": _RULES})
        faults += [
            f"{name}: {violation['id']}: {node['html'][:160]}"
            for violation in found.response["violations"]
            for node in violation["nodes"]
        ]
    return faults


def over_the_edge(page: Page) -> list[str]:
    """Return what does not fit into the page's window."""
    add_rules(page, _STILL)
    found: list[str] = page.evaluate(_OVER_THE_EDGE)
    width = page.evaluate("document.documentElement.scrollWidth")
    seen = page.evaluate("document.documentElement.clientWidth")
    return [*found, *([f"the page scrolls sideways: {width} of {seen}"] if width > seen else [])]


def told_faults(page: Page, root: str) -> list[str]:
    """Return a list that gathers what ``page`` says on the console and asks of other hosts from now on."""
    said: list[str] = []
    own = (root, "data:", "blob:")
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.extend([] if request.url.startswith(own) else [request.url]))
    return said


def addresses(site: Path) -> list[str]:
    """Return the addresses of all pages of a built site, sorted."""
    return sorted(
        path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("index.html")
    )
