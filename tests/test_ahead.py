"""Work that other processes do ahead: the same comes of it, whoever does it and whatever becomes of them.

Each test is a program of its own: a copy of the one that runs the tests would hold all that these hold.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import torture
from handbooks import MINIMAL_COMPANY, REPOSITORY
from persona_handbook import ahead
from trees import different, tree

#: Twelve batches of five tasks; a result tells which process made it.
BEGIN = """
import os, sys, time
from persona_handbook import ahead
from persona_handbook.ahead import Ahead

BATCHES = [[f"{batch}/{task}" for task in range(5)] for batch in range(12)]
ALL = [name for names in BATCHES for name in names]
HERE = os.getpid()

def work(name):
    return name, os.getpid()
"""
#: Builds with as many helpers as it is told, and tells how many there were.
BUILD = """
import os, sys
from mkdocs.__main__ import cli
from persona_handbook import ahead

copies = []
os.register_at_fork(after_in_parent=lambda: copies.append(1))
ahead.helpers = lambda: int(sys.argv[1])
cli(["build", "--quiet", "--site-dir", sys.argv[2]], standalone_mode=False)
print(len(copies))
"""
#: Checks with as many helpers as it is told, who are quick or late, and tells how many there were, and what
#: was found.
CHECK = """
import os, sys, time
from pathlib import Path
from persona_handbook import ahead
from persona_handbook.check import inspect
from persona_handbook.clock import today

copies = []
os.register_at_fork(after_in_parent=lambda: copies.append(1))
ahead.helpers = lambda: int(sys.argv[1])
do = ahead._all_of

def late(number):
    time.sleep(1)
    return do(number)

if sys.argv[2] == "late":
    ahead._all_of = late
else:
    # Nothing that was sent is done here after all.
    ahead.Ahead._take_back = lambda _: None
found = inspect(Path(), today())
print(len(copies), found.handbook and found.handbook.personas, *found.diagnostics, *found.excused, sep="\\n")
"""
#: More than three shelves of personas.
PERSONAS = 95
#: As many as several processes look at.
MANY = 240


def program(text: str, *arguments: str | Path, folder: Path | None = None) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", text, *map(str, arguments)],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")},
        # As a terminal does, which interrupts all of them.
        start_new_session=True,
    )


def told(text: str, *arguments: str | Path, folder: Path | None = None) -> str:
    running = program(text, *arguments, folder=folder)
    out, err = running.communicate()
    assert (running.returncode, err) == (0, "")
    return out.strip()


@pytest.mark.parametrize("helpers", [0, 1, 3])
def test_everything_is_taken_in_order_whoever_did_it(helpers: int) -> None:
    text = """
ahead.helpers = lambda: int(sys.argv[1])
row = Ahead(BATCHES, work)
names, makers = zip(*map(row.take, ALL))
print([*names] == ALL, makers[0] == HERE, len(set(makers) - {HERE}) > 0)
"""
    assert told(BEGIN + text, str(helpers)) == f"True True {helpers > 0}"


def test_those_of_a_batch_are_done_by_one_process_one_after_the_other() -> None:
    text = """
done = []

def work(name):
    done.append(name)
    return os.getpid(), done[-5:]

ahead.helpers = lambda: 2
row = Ahead(BATCHES, work)
for names in BATCHES:
    found = [row.take(name) for name in names]
    assert len({maker for maker, _ in found}) == 1, found
    assert found[-1][1] == names, found
"""
    told(BEGIN + text)


def test_who_has_to_wait_does_a_later_batch_meanwhile(tmp_path: Path) -> None:
    text = """
MEANWHILE = sys.argv[1]

def work(name):
    if os.getpid() == HERE and not name.startswith("0/"):
        open(MEANWHILE, "w").close()
    # Nobody who helps gets anywhere before that; without it, not for long.
    until = time.monotonic() + 20
    while os.getpid() != HERE and not os.path.exists(MEANWHILE) and time.monotonic() < until:
        time.sleep(0.01)
    return name, os.getpid()

ahead.helpers = lambda: 1
row = Ahead(BATCHES, work)
makers = dict(map(row.take, ALL))
later = {makers[name] for name in ALL[5:]}
print([*makers] == ALL, HERE in later, len(later))
"""
    assert told(BEGIN + text, tmp_path / "meanwhile") == "True True 2"


def test_who_remembers_what_he_did_meanwhile_is_given_nothing_of_it(tmp_path: Path) -> None:
    text = """
MEANWHILE = sys.argv[1]
remembered = []

def here(name):
    remembered.append(name)
    open(MEANWHILE, "w").close()

def work(name):
    until = time.monotonic() + 20
    while not os.path.exists(MEANWHILE) and time.monotonic() < until:
        time.sleep(0.01)
    return name

ahead.helpers = lambda: 1
row = Ahead(BATCHES, work, here=here)
row.begin()
found = {name: row.done(name) for name in ALL}
print(len(remembered) > 0, any(found[name] for name in remembered))
print(all(one in (None, name) for name, one in found.items()), any(found.values()))
"""
    assert told(BEGIN + text, tmp_path / "meanwhile") == "True False\nTrue True"


@pytest.mark.parametrize("helpers", [0, 1])
def test_what_nobody_has_done_is_left_to_who_asks_for_it(helpers: int) -> None:
    text = """
ahead.helpers = lambda: int(sys.argv[1])
row = Ahead(BATCHES, work)
print(row.done("0/0"), row.done("1/0"), row.done("nothing"))
for sent in list(row._sent.values()):
    sent.result()
name, maker = row.done("2/0") or ("nobody's", HERE)
print(name, maker != HERE)
row.close()
"""
    done = "2/0 True" if helpers else "nobody's False"
    assert told(BEGIN + text, str(helpers)) == f"None None None\n{done}"


@pytest.mark.parametrize(("waiting", "last"), [(1, 3), (5, 7)])
def test_no_more_waits_than_it_may(waiting: int, last: int) -> None:
    text = """
ahead.helpers = lambda: 1
row = Ahead(BATCHES, work, waiting=int(sys.argv[1]))
row.take("0/0")
row.take("1/0")
print(max(row._sent))
row.close()
"""
    assert told(BEGIN + text, str(waiting)) == str(last)


def test_who_is_called_at_once_begins_before_anything_is_asked_for(tmp_path: Path) -> None:
    text = """
import tempfile

tempfile.tempdir = sys.argv[1]
ahead.helpers = lambda: 1
row = Ahead(BATCHES, work)
row.begin()
row._sent[1].result()
print(os.listdir(sys.argv[1])[0].startswith("handbook-"))
makers = dict(map(row.take, ALL))
print(makers["0/0"] == HERE, makers["1/0"] == HERE)
print(os.listdir(sys.argv[1]))
"""
    assert told(BEGIN + text, tmp_path) == "True\nTrue False\n[]"


def test_few_batches_are_done_without_help() -> None:
    text = """
ahead.helpers = lambda: 3
row = Ahead(BATCHES[:3], work)
print({row.take(name)[1] for name in ALL[:15]} == {HERE})
"""
    assert told(BEGIN + text) == "True"


def test_what_is_asked_for_twice_or_out_of_turn_is_done_once_more() -> None:
    text = """
ahead.helpers = lambda: 1
row = Ahead(BATCHES, work)
print(row.take("5/2") == ("5/2", HERE))
found = [row.take(name)[0] for name in ALL]
print(found == ALL, row.take("0/0") == ("0/0", HERE), row.take("11/4") == ("11/4", HERE))
"""
    assert told(BEGIN + text).split() == ["True"] * 4


def test_what_a_helper_that_dies_had_to_do_is_done_here() -> None:
    text = """
def work(name):
    if os.getpid() != HERE and name == "3/1":
        os._exit(1)
    return name, os.getpid()

ahead.helpers = lambda: 2
row = Ahead(BATCHES, work)
print([row.take(name)[0] for name in ALL] == ALL)
"""
    assert told(BEGIN + text) == "True"


def test_a_fault_of_the_work_is_told_when_its_turn_has_come() -> None:
    text = """
def work(name):
    if name == "3/1":
        raise ValueError(f"{name} cannot be done")
    return name, os.getpid()

ahead.helpers = lambda: 2
row = Ahead(BATCHES, work)
taken = []
try:
    for name in ALL:
        taken.append(row.take(name)[0])
except ValueError as error:
    print(error, taken == ALL[:16])
row.close()
"""
    assert told(BEGIN + text) == "3/1 cannot be done True"


@pytest.mark.parametrize("size", [1, 1_000_000])
def test_what_cannot_be_sent_is_done_here(size: int) -> None:
    text = """
SIZE = int(sys.argv[1])

def work(name):
    return name, os.getpid(), "x" * SIZE, (lambda: name) if name == "3/1" else name

ahead.helpers = lambda: 1
# Nothing that was sent is done here after all.
Ahead._take_back = lambda _: None
row = Ahead(BATCHES, work)
found = {name: row.take(name)[:2] for name in ALL}
print([one for one, _ in found.values()] == ALL, found["3/0"][1] != HERE, found["3/1"][1] == HERE)
"""
    assert told(BEGIN + text, str(size)) == "True True True"


@pytest.mark.parametrize("left", [0, 3, 40])
def test_what_was_left_in_part_is_taken_as_far_as_it_came(left: int) -> None:
    text = """
LEFT = int(sys.argv[1])

def full(number):
    path = do(number)
    os.truncate(path, min(LEFT, path.stat().st_size))
    return path

do, ahead._all_of = ahead._all_of, full
ahead.helpers = lambda: 1
Ahead._take_back = lambda _: None
row = Ahead(BATCHES, work)
makers = dict(map(row.take, ALL))
print([*makers] == ALL, makers["4/0"] == HERE, makers["4/4"] == HERE)
"""
    assert told(BEGIN + text, str(left)) == f"True {left < 40} True"


@pytest.mark.parametrize("missing", ["os.fork", "multiprocessing.synchronize.Lock.__init__"])
def test_where_no_process_can_be_made_or_waited_for_all_is_done_here(missing: str) -> None:
    text = """
import multiprocessing.synchronize

def refuse(*_, **__):
    raise BlockingIOError("Resource temporarily unavailable")

exec(f"{sys.argv[1]} = refuse")
ahead.helpers = lambda: 2
row = Ahead(BATCHES, work)
print({row.take(name)[1] for name in ALL} == {HERE})
"""
    assert told(BEGIN + text, missing) == "True"


@pytest.mark.parametrize("how", ["killed", "told to end", "interrupted"])
def test_helpers_end_with_the_first_process_however_it_ends(how: str, tmp_path: Path) -> None:
    text = """
import signal, tempfile

tempfile.tempdir = sys.argv[1]
# Whoever runs tests in the background may have told them to ignore it.
signal.signal(signal.SIGINT, signal.default_int_handler)

def work(name):
    if not name.startswith("0/"):
        os.write(1, f"{os.getpid()}\\n".encode())
        time.sleep(600)

ahead.helpers = lambda: 2
row = Ahead(BATCHES, work)
for name in ALL:
    row.take(name)
"""
    running = program(BEGIN + text, tmp_path)
    assert running.stdout
    # All three are at work.
    helpers = {int(running.stdout.readline()) for _ in range(3)} - {running.pid}
    assert len(helpers) == 2
    if how == "interrupted":
        os.killpg(running.pid, signal.SIGINT)
    else:
        running.send_signal(signal.SIGKILL if how == "killed" else signal.SIGTERM)
    said = running.communicate()[1]
    assert said.count("Traceback") == (1 if how == "interrupted" else 0), said
    while any(map(_is_alive, helpers)):
        time.sleep(0.05)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("processors", "megabytes", "count"),
    [(1, 80, 0), (2, 80, 1), (4, 80, 3), (64, 80, 4), (64, 180, 2), (64, 290, 1), (64, 310, 0), (64, 700, 0)],
)
def test_as_many_help_as_there_are_processors_and_memory(
    monkeypatch: pytest.MonkeyPatch, processors: int, megabytes: int, count: int
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(processors)), raising=False)
    monkeypatch.setattr(ahead, "most_held", lambda: megabytes * 1_000_000)
    assert max(ahead.helpers(), 0) == count


def test_where_a_copy_of_a_process_is_not_safe_nobody_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert ahead.helpers() == 0


def _is_alive(pid: int) -> bool:
    """Tell whether a process runs; one that has ended may wait for somebody to ask."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a handbook of many."""
    return torture.write(tmp_path_factory.mktemp("crowd"), torture.crowd(PERSONAS))


def test_a_site_is_the_same_whether_one_process_printed_it_or_three(crowd: Path, tmp_path: Path) -> None:
    helped = [told(BUILD, count, tmp_path / count, folder=crowd) for count in ("0", "2")]
    # Two that examine, two that print; the files are too few.
    assert helped == ["0", "4"]
    assert different(tree(tmp_path / "0"), tree(tmp_path / "2")) == []


def checked(folder: Path, count: str, helpers: str = "quick") -> list[str]:
    """Return how many helpers there were, and what was found."""
    return told(CHECK, count, helpers, folder=folder).split("\n")


def test_a_check_finds_the_same_whether_one_process_read_or_three(tmp_path: Path) -> None:
    personas = tmp_path / "personas"
    personas.mkdir()
    files = {"handbook": MINIMAL_COMPANY}
    for at in range(MANY):
        needs = f"needs:\n  - Toy{at} and Box{at} [@survey]\n  - Asks [a friend](persona:zoe)\n"
        files[f"persona-{at:03}"] = f"name: Persona {at}\nrole: primary\nsummary: Buyer{at}.\n{needs}"
    # Who comes last is read, and looked at, by others.
    excuse = "# handbook: excuse never-reviewed because she is new\n"
    files["zoe"] = f"{excuse}name: Zoé\nrole: primary\nsummary: Has 2 children.\nneeds: [x]\n"
    for name, text in files.items():
        (personas / f"{name}.yml").write_text(text, "utf-8")
    alone, helped = checked(tmp_path, "0"), checked(tmp_path, "2")
    # Two that read, two that look for what could be better.
    assert (alone[0], helped[0]) == ("0", "4")
    assert alone[1].startswith("{'persona-000': Persona(")
    assert [line for line in alone if "zoe" in line and line.startswith("Excused(")]
    assert helped[1:] == alone[1:]
    assert checked(tmp_path, "2", "late") == helped

    broken = {
        "zoe-form": b"name: [\n",
        "zoe-key": b"name: Ada\nrole: primry\nsummary: ''\nsumary: Buys.\n",
        "zoe-link": b"name: Bo\nrole: primary\nsummary: See [Nobody](persona:nobody).\n",
        "zoe-self": b"name: Cy\nrole: primary\nreplaced_by: zoe-self\nsummary: Buys.\n",
        "zoe-text": b"name: \xff\n",
    }
    for name, data in broken.items():
        (personas / f"{name}.yml").write_bytes(data)
    alone, helped = checked(tmp_path, "0"), checked(tmp_path, "2")
    assert (alone[:2], helped[0]) == (["0", "None"], "4")
    assert helped[1:] == alone[1:]
    assert checked(tmp_path, "2", "late") == helped
    assert all(any(f"'personas/{name}.yml'" in line for line in alone) for name in broken)


def test_a_template_that_fails_says_the_same_whoever_came_upon_it(tmp_path: Path) -> None:
    folder = torture.write(tmp_path, torture.crowd(PERSONAS))
    card = folder / "overrides" / "handbook" / "card.html"
    card.write_text("{{ 1 // 0 if persona.id == 'persona-70' }}" + card.read_text("utf-8"), "utf-8")
    said = []
    for count in ("0", "2"):
        running = program(BUILD, count, tmp_path / count, folder=folder)
        said.append((*running.communicate(), running.returncode))
        assert not (tmp_path / count).exists()
    assert said[0] == said[1]
    assert "Error building page 'personas/persona-70/card.md'" in said[0][1]
