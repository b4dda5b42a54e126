"""The content security policy in a browser: what the site needs runs, and what was slipped in does not."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Page, Route, expect

from browsing import addresses, told_faults
from persona_handbook.writers.policy import policy

SLIPPED_IN = """
<script>window.ran = "script"</script>
<script src="https://elsewhere.example/a.js"></script>
<script type="module">window.ran = "module"</script>
<img src="nowhere.png" onerror="window.ran = 'handler'">
<a id="slipped" href="javascript:window.ran='link'">go</a>
<svg onload="window.ran='svg'"></svg>
<iframe srcdoc="<script>parent.ran = 'frame'</script>"></iframe>
<base href="https://elsewhere.example/">
"""


def test_the_policy_comes_first_in_the_head_of_every_page(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        head = BeautifulSoup(path.read_text("utf-8"), "html.parser").head
        assert head is not None
        first = next(one for one in head.children if isinstance(one, Tag))
        assert first["http-equiv"] == "Content-Security-Policy", path
        assert first["content"] == policy(serving=False)


def test_no_page_holds_a_script_of_its_own(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        own = [one for one in page.select("script:not([src])") if one.get("type") != "application/json"]
        assert own == [], path
        assert page.select("style, base, iframe, object, embed") == [], path


def test_every_page_keeps_to_the_policy_and_asks_no_other_host(
    page: Page, root: str, site: Path, faults: list[str]
) -> None:
    pages = addresses(site)
    assert len(pages) > 40
    for address in pages:
        page.goto(root + address)
        page.wait_for_load_state("networkidle")
        assert faults == [], address


def test_what_was_slipped_into_a_page_does_not_run(page: Page, root: str) -> None:
    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace("<h1", SLIPPED_IN + "<h1", 1))

    faults = told_faults(page, root)
    page.route(f"{root}compare/", answer)
    page.goto(f"{root}compare/")
    page.locator("#slipped").click()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.ran") is None
    assert sum("Content Security Policy" in one for one in faults) >= len(
        ("script", "src", "module", "handler")
    )
    # The page itself works on, from its own address.
    expect(page.locator("form[data-hb-choose]")).to_be_visible()


def test_under_serve_only_the_script_that_reloads_is_let_in() -> None:
    rules = dict(rule.split(" ", 1) for rule in policy(serving=True).split("; "))
    published = dict(rule.split(" ", 1) for rule in policy(serving=False).split("; "))
    assert rules.pop("script-src") == "'self' 'unsafe-inline'"
    assert published.pop("script-src") == "'self'"
    assert rules == published


def test_a_dark_system_has_a_dark_page_before_the_themes_bundle_is_there(page: Page, root: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto(root)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("document.documentElement.style.colorScheme") == "dark"


def test_light_and_dark_are_chosen_by_the_keyboard_and_kept(page: Page, root: str, faults: list[str]) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(root)
    page.get_by_role("button", name="Switch to dark").focus()
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_role("button", name="Switch to light")).to_be_focused()
    page.goto(f"{root}compare/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Switch to light").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert faults == []


def test_who_has_not_chosen_follows_the_system(page: Page, root: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(root)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_instant_navigation_works_under_the_policy(page: Page, instant: str) -> None:
    faults = told_faults(page, instant)
    page.goto(instant)
    page.wait_for_load_state("networkidle")
    page.evaluate("window.same = true")
    page.locator(".md-content a[href$='compare/'], .md-tabs a[href$='compare/']").first.click()
    expect(page.locator("form[data-hb-choose]")).to_be_visible()
    assert page.evaluate("window.same"), "the page was loaded anew"
    page.locator("form[data-hb-choose] label", has_text="Claire").first.click()
    expect(page).to_have_url(f"{instant}compare/?personas=claire-martin")
    page.get_by_role("button", name="Switch to dark").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert faults == []
