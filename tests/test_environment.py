"""Our shortcuts through Jinja: the same is printed as without them, and the same refused."""

from __future__ import annotations

from typing import Any

import jinja2
import markupsafe
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from persona_handbook.pages.environment import Environment, escape, looked_up
from persona_handbook.words import words

MACROS = """
{% macro plain(a, b="<b>", c=none) %}[{{ a }}|{{ b }}|{{ c }}]{% endmacro %}
{% macro around(title) %}<h2>{{ title }}</h2>{{ caller() }}{% endmacro %}
{% macro each(items) %}{% for one in items %}{{ caller(one) }}{% endfor %}{% endmacro %}
{% macro rest(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}
{% macro asked(a, caller=none) %}{{ a }}{{ caller() if caller }}{% endmacro %}
"""
USES = [
    "{{ plain(1) }}",
    "{{ plain('<i>', c=text) }}",
    "{{ plain(1, 2, 3) }}",
    "{{ plain(b=text, a=html) }}",
    "{{ plain(plain(text)) }}",
    "{{ plain(text) ~ text }}",
    "{% for one in [1, 2] %}{{ plain(one, b=loop.index) }}{% endfor %}",
    "{% call around('A & B') %}{{ text }}{% endcall %}",
    "{% call(one) each([text, html]) %}{{ plain(one) }}{% endcall %}",
    "{{ rest(1, 2, text, x=text) }}",
    "{{ asked(1) }}{% call asked(text) %}{{ html }}{% endcall %}",
    "{% set kept %}{{ text }}{{ plain(html) }}{% endset %}{{ kept }}{{ kept | length }}",
    "{{ text | upper }}{{ html | upper }}{{ 'a<b' }}{{ 5 }}{{ none }}{{ text.upper() }}",
    "{% filter upper %}{{ text }}{% endfilter %}",
]
WRONG = [
    "{{ plain(1, 2, 3, 4) }}",
    "{{ plain(1, d=2) }}",
    "{{ around('A') }}",
    "{{ plain(nothing) }}",
    "{{ nothing(1) }}",
]


def printed(kind: type[jinja2.Environment], use: str) -> str:
    environment: Any = kind(autoescape=True, undefined=jinja2.StrictUndefined)
    template = environment.from_string(MACROS + use)
    said: str = template.render(text='it\'s <1 & "2"', html=Markup("<em>x</em>"))
    return said


@pytest.mark.parametrize("use", USES)
def test_a_template_prints_what_it_prints_without_the_shortcuts(use: str) -> None:
    assert printed(Environment, use) == printed(jinja2.Environment, use)


@pytest.mark.parametrize("use", WRONG)
def test_what_is_wrong_without_the_shortcuts_is_wrong_with_them(use: str) -> None:
    with pytest.raises((TypeError, jinja2.UndefinedError)) as without:
        printed(jinja2.Environment, use)
    with pytest.raises(without.type):
        printed(Environment, use)


def test_a_wrong_argument_is_named() -> None:
    with pytest.raises(TypeError, match=r"^macro 'plain' takes no argument 'd'$"):
        printed(Environment, "{{ plain(1, d=2) }}")


@given(st.text() | st.text("<>&'\"a") | st.integers() | st.none())
def test_any_value_is_escaped_as_markupsafe_does(value: object) -> None:
    assert str(escape(value)) == str(markupsafe.escape(value))


@given(st.text())
def test_html_is_left_as_it_is(text: str) -> None:
    assert escape(Markup(text)) == text  # noqa: S704  # whatever it is


def test_what_fills_a_label_is_escaped_and_a_number_stays_one() -> None:
    gettext = looked_up(words("en"))
    said = gettext("%(count)d of %(name)s, 100 %%", count=3, name="<Claire>")
    assert (said, type(said)) == ("3 of &lt;Claire&gt;, 100 %", Markup)
    assert gettext("%(html)s", html=Markup("<b>")) == "<b>"
    assert gettext("100 %%") == "100 %"
