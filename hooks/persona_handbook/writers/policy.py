"""The content security policy of every page: what a browser may load and run there, whatever a page contains.

Sources are text that anyone may have proposed. Pages escape it; should that ever fail, a browser under this
policy still runs no script but the files of the site itself, and asks no other host for anything. No script
stands in a page, so none has to be allowed by its hash: an injected one could not be told from it.
"""

from __future__ import annotations

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    # Pictures and scales bear figures in style attributes; browsers without the finer rules need this one.
    "style-src": "'self' 'unsafe-inline'",
    "style-src-elem": "'self'",
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data:",  # the theme's icons are data in its style sheet
    "font-src": "'self'",
    "connect-src": "'self'",  # the index of the search, and pages that are fetched ahead
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}


def policy(*, serving: bool) -> str:
    """Return the policy as the content of a meta element.

    Args:
        serving: Whether ``mkdocs serve`` shows the page. It writes the script that reloads a changed page
            into the page itself, which a published page never needs.
    """
    rules = {**_POLICY, "script-src": "'self' 'unsafe-inline'"} if serving else _POLICY
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())
