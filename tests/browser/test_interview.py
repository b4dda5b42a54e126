"""The guided start in a browser: answered by keyboard, kept, handed in as a file that the check accepts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from answering import EVERYBODY, answers
from handbooks import copy_handbook, run_mkdocs
from pagetext import page_text
from persona_handbook.check import inspect
from persona_handbook.clock import today
from persona_handbook.diagnostics import Severity
from persona_handbook.model.persona import Market, Role
from persona_handbook.source import yaml as reader
from persona_handbook.source.encoding import FORBIDDEN
from persona_handbook.source.ids import suggested_id
from persona_handbook.source.tree import texts

ADDRESS = "interview/"
NAME = "Zoé “Zo” L’Œuvre: née Petit"
ID = "zoe-zo-l-oeuvre-nee-petit"


def focus_by_tab(page: Page, wanted: str) -> None:
    """Press Tab until the control at a path has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        held = "document.activeElement.closest('[data-path], [data-next]')"
        if page.evaluate(f"{held}?.dataset.path ?? ({held} ? 'next' : '')") == wanted:
            return
    raise AssertionError(f"the Tab key never reaches {wanted}")


def answer(page: Page, kind: str, text: str) -> None:
    """Answer the focused control with keys alone."""
    if kind == "choice":
        for _ in range(4):
            if page.evaluate("document.activeElement.value") == text:
                break
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Space")
    elif kind in ("id", "score"):
        for _ in range(30):
            if page.evaluate("document.activeElement.value") == text:
                return
            page.keyboard.press("ArrowDown")
        raise AssertionError(f"{text} cannot be chosen")
    else:
        page.keyboard.insert_text(text)


def fill(page: Page, role: Role, market: Market) -> None:
    """Answer every question, step by step, without a mouse."""
    focus_by_tab(page, "role")
    answer(page, "choice", str(role))
    focus_by_tab(page, "market")
    answer(page, "choice", str(market))
    focus_by_tab(page, "name")
    answer(page, "line", NAME)
    last, step = "", "begin"
    for question, part, text in answers(role, market):
        here = page.evaluate(
            f"document.querySelector('[data-ask=\"{question.field}\"]').closest('[data-step]').dataset.step"
        )
        while step != here:
            focus_by_tab(page, "next")
            page.keyboard.press("Enter")
            step = page.evaluate("document.activeElement.id")
        if part.path == last:
            page.keyboard.press("Enter")  # the next line of the same answer
        else:
            focus_by_tab(page, part.path)
        answer(page, str(part.kind), text)
        last = part.path


@pytest.mark.parametrize("somebody", EVERYBODY)
def test_answers_by_keyboard_become_a_file_that_passes_and_a_page(
    page: Page, root: str, faults: list[str], tmp_path: Path, somebody: tuple[Role, Market]
) -> None:
    role, market = somebody
    page.goto(root + ADDRESS)
    fill(page, role, market)
    page.locator("[data-go=hand-in]").focus()
    page.keyboard.press("Enter")
    assert page.locator(".hb-interview__problems li").all_inner_texts() == []
    assert page.locator("[data-id]").input_value() == ID
    text = page.locator("[data-yaml]").text_content() or ""
    with page.expect_download() as waiting:
        page.locator("[data-download]").press("Enter")
    assert waiting.value.suggested_filename == f"{ID}.yml"
    assert Path(waiting.value.path()).read_text("utf-8") == text
    assert faults == []

    folder = copy_handbook(tmp_path / "handbook")
    file = f"personas/{ID}.yml"
    (folder / file).write_text(text.replace("status: draft\n", ""), "utf-8")
    told = [
        one.message
        for one in inspect(folder, today()).diagnostics
        if one.place.file == file and one.severity is not Severity.NOTICE
    ]
    assert told == []
    document, _ = reader.read(file, text.encode())
    written = [one.value for _, one in texts(document.root)]
    assert sorted(written) == sorted(
        [str(role), str(market), "draft", NAME, *(value for _, _, value in answers(role, market))]
    )
    if (role, market) == (Role.SECONDARY, Market.CONSUMER):
        run_mkdocs("build", "-q", "-d", str(tmp_path / "site"), folder=folder)
        shown = page_text(tmp_path / "site" / "personas" / ID / "index.html")
        assert NAME in shown
        assert "Pays, and asks for the address of the shop first" in shown


def test_a_reload_keeps_what_was_typed_and_clearing_can_be_undone(page: Page, root: str) -> None:
    page.goto(root + ADDRESS)
    page.locator("input[value=secondary]").check(force=True)
    page.locator("[data-path=name]").fill(NAME)
    page.locator("[data-go=influence]").click()
    page.locator("[data-path='influences.persona']").select_option("claire-martin")
    page.get_by_role("button", name="Add another").first.click()
    page.locator("[data-path='influences.persona']").nth(1).select_option("noe-martin")
    before = page.locator("[data-yaml]").text_content()
    page.reload()
    expect(page.locator("#influence")).to_be_visible()
    assert page.locator("[data-yaml]").text_content() == before
    assert page.locator("[data-path='influences.persona']").nth(1).input_value() == "noe-martin"
    page.get_by_role("button", name="Clear everything").click()
    expect(page.locator("[data-said]")).to_have_text("Everything is cleared.")
    assert NAME not in (page.locator("[data-yaml]").text_content() or "")
    page.get_by_role("button", name="Undo").click()
    assert page.locator("[data-yaml]").text_content() == before
    page.get_by_role("button", name="Clear everything").click()
    page.reload()
    assert page.locator("[data-path=name]").input_value() == ""


def test_the_link_to_github_carries_the_file_until_it_is_too_long(page: Page, root: str) -> None:
    page.goto(root + ADDRESS)
    page.locator("[data-path=name]").fill(NAME)
    page.locator("[data-path=summary]").fill("Pays: 50% & asks #first? “Yes” + more")
    page.locator("[data-go=hand-in]").click()
    link = page.locator("[data-github]")
    address = urlsplit(link.get_attribute("href") or "")
    assert f"{address.scheme}://{address.netloc}{address.path}" == (
        "https://github.com/marelle-example/handbook/new/main/personas"
    )
    assert parse_qs(address.query) == {
        "filename": [f"{ID}.yml"],
        "value": [page.locator("[data-yaml]").text_content()],
    }
    page.locator("[data-go=wants]").click()
    page.locator("[data-path=needs]").fill("É" * 3000)
    page.locator("[data-go=hand-in]").click()
    assert parse_qs(urlsplit(link.get_attribute("href") or "").query) == {"filename": [f"{ID}.yml"]}
    expect(page.locator(".hb-interview__long")).to_contain_text("Too long to carry over by itself")
    expect(page.get_by_text("Open a new file in the folder personas/ on GitHub.")).to_be_visible()


def test_what_the_check_would_refuse_is_said_before(page: Page, root: str) -> None:
    page.goto(root + ADDRESS)
    page.locator("input[value=anti-target]").check(force=True)
    page.locator("[data-path=name]").fill("Claire Martin")
    page.locator("[data-path=summary]").fill("x [@nowhere]")
    page.locator("[data-go=hand-in]").click()
    told = page.locator(".hb-interview__problems li").all_inner_texts()
    assert "There is a claire-martin already. Choose another name for the file." in told
    assert "No source is called nowhere here." in told
    page.get_by_role("button", name="Not answered yet: Not for us because").click()
    expect(page.locator("[data-path='exclusion.reason']")).to_be_focused()


def test_a_source_is_cited_behind_the_line_one_is_in(page: Page, root: str) -> None:
    page.goto(root + ADDRESS)
    page.locator("[data-go=wants]").click()
    needs = page.locator("[data-path=needs]")
    needs.fill("One\nTwo")
    needs.press("ArrowUp")
    page.locator("[data-ask=needs] [data-cite]").select_option("survey-2026")
    assert needs.input_value() == "One [@survey-2026]\nTwo"
    expect(page.locator(".hb-interview__claim--hypothesis")).to_have_count(1)


def test_without_javascript_the_questions_are_a_sheet_with_the_manual_way(
    browser: Browser, root: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(root + ADDRESS)
        text = page.locator(".md-content").inner_text()
        assert "What had happened when they first thought of buying?" in text
        assert "Whose purchase do they change, and how?" in text
        assert "By hand" in text
        assert "Open it on GitHub" not in text
    finally:
        context.close()


CHARACTERS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@pytest.fixture
def written(page: Page, root: str) -> Callable[[list[str]], list[str]]:
    """Return a function that writes texts as the page does, each as the only entry of a file."""
    page.goto(root + ADDRESS)
    module = f"{root}assets/javascripts/yaml.js"

    def write(lines: list[str]) -> list[str]:
        found: Any = page.evaluate(
            "async ([module, lines]) => { const { yaml, tidy } = await import(module);"
            " return lines.map(line => yaml({ name: tidy(line), needs: [tidy(line)] }, ['name', 'needs'])) }",
            [module, lines],
        )
        return [str(one) for one in found]

    return write


def test_whatever_is_typed_is_read_again(written: Callable[[list[str]], list[str]]) -> None:
    @settings(max_examples=40, deadline=None)
    @given(st.lists(CHARACTERS, min_size=10, max_size=40))
    def check(lines: list[str]) -> None:
        for line, text in zip(lines, written(lines), strict=True):
            document, faults = reader.read("personas/x.yml", text.encode())
            wanted = " ".join(FORBIDDEN.sub("", line).replace("\t", " ").replace("\r", " ").split())
            found = {" ".join(one.value.split()) for _, one in texts(document.root)}
            if wanted:
                assert [one.message for one in faults] == []
                assert found == {wanted}

    check()


def test_a_name_becomes_the_same_id_as_everywhere(page: Page, root: str) -> None:
    page.goto(root + ADDRESS)
    for name in (
        NAME,
        "Élodie Garnier",
        "Łukasz Żak",
        "Groß & Söhne",
        "Đặng Thị Hà",
        "保罗",
        "A" * 80,
        "--x--",
    ):
        page.locator("[data-path=name]").fill(name)
        assert page.locator("[data-id]").input_value() == suggested_id(name)
