"""What a researcher does: makes a token, takes the data out, and revokes the token."""

import csv
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from annotator.people.models import User
from annotator.projects.models import Role
from tests.browser.conftest import Site, sign_in
from tests.browser.looks import is_fine, looks
from tests.make import hand_in, make_member, make_span
from tests.world import World


@dataclass
class Desk:
    """A researcher on the dataset page of a project with submitted work."""

    page: Page
    site: Site
    world: World
    ruth: User

    @property
    def address(self) -> str:
        return f"{self.site.url}/api/v1/projects/{self.world.project.slug}/dataset"

    def open(self) -> None:
        self.page.goto(f"/projects/{self.world.project.slug}/dataset/")
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Take the data out")

    def make_token(self, name: str) -> str:
        self.page.get_by_label("What it is for").fill(name)
        self.page.get_by_role("button", name="Make a token").click()
        shown = self.page.get_by_role("region", name="Copy the token")
        expect(shown).to_be_visible()
        return shown.inner_text()

    def lines(self, tool: str) -> str:
        """What the copy button of these lines puts on the clipboard."""
        self.page.get_by_role("tab", name=tool, exact=True).click()
        self.page.get_by_role("button", name=f"Copy the lines for {tool}").click()
        expect(self.page.get_by_text("Copied.")).to_be_visible()
        copied: str = self.page.evaluate("navigator.clipboard.readText()")
        return copied

    def downloaded(self, button: str) -> bytes:
        with self.page.expect_download() as waiting:
            self.page.get_by_role("button", name=button).click()
        expect(self.page.get_by_text("is downloaded.").first).to_be_visible()
        return Path(waiting.value.path()).read_bytes()


@pytest.fixture
def desk(page: Page, context: BrowserContext, site: Site, committed_world: World) -> Desk:
    world = committed_world
    make_span(world.alices, "'regime'")
    hand_in(world.alices, world.bobs)
    ruth = make_member(world.project, "ruth", Role.RESEARCHER).user
    sign_in(context, site, ruth)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    here = Desk(page, site, world, ruth)
    here.open()
    return here


def status(address: str, secret: str) -> int:
    try:
        with urlopen(Request(address, headers={"Authorization": f"Bearer {secret}"})) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code


def run(words: list[str], lines: str, folder: Path, **variables: str) -> None:
    env = {**os.environ, **variables}
    subprocess.run([*words, lines], cwd=folder, env=env, check=True, timeout=60)


def test_a_token_is_shown_once_and_works_until_it_is_revoked(desk: Desk) -> None:
    secret = desk.make_token("my laptop")
    assert status(f"{desk.address}.jsonl", secret) == 200
    desk.page.reload()
    expect(desk.page.get_by_text("my laptop")).to_be_visible()
    assert secret not in desk.page.content()
    desk.page.get_by_role("button", name="Revoke the token “my laptop”").click()
    dialog = desk.page.get_by_role("dialog")
    expect(dialog).to_contain_text("cannot be taken back")
    dialog.get_by_role("button", name="Revoke the token").click()
    expect(desk.page.get_by_text("You have no token to this project yet.")).to_be_visible()
    assert status(f"{desk.address}.jsonl", secret) == 401


def test_a_token_can_be_kept_after_all(desk: Desk) -> None:
    secret = desk.make_token("my laptop")
    desk.page.get_by_role("button", name="Revoke the token “my laptop”").click()
    desk.page.get_by_role("button", name="Keep it").click()
    expect(desk.page.get_by_role("dialog")).to_have_count(0)
    assert status(f"{desk.address}.jsonl", secret) == 200


def test_the_page_counts_what_is_there_and_tells_what_is_not(desk: Desk) -> None:
    contents = desk.page.get_by_role("region", name="What the dataset holds")
    expect(contents).to_contain_text("2submitted assignments")
    expect(contents).to_contain_text("Nothing is left out")


@pytest.mark.parametrize(
    ("tool", "words"), [("curl", ["/bin/sh", "-c"]), ("Python", [sys.executable, "-c"])]
)
def test_pasted_lines_bring_the_same_bytes_as_the_button(
    desk: Desk, tmp_path: Path, tool: str, words: list[str]
) -> None:
    secret = desk.make_token("notebook")
    button = desk.downloaded("Download JSONL")
    file = tmp_path / f"{desk.world.project.slug}.jsonl"
    filled_in = desk.lines(tool)
    assert secret in filled_in
    run(words, filled_in, tmp_path)
    assert file.read_bytes() == button
    file.unlink()
    desk.open()
    run(words, desk.lines(tool), tmp_path, SCAREQUOTE_TOKEN=secret)
    assert file.read_bytes() == button


def test_lines_typed_at_a_python_prompt_work_too(desk: Desk, tmp_path: Path) -> None:
    desk.make_token("prompt")
    typed = desk.lines("Python")
    done = subprocess.run(
        [sys.executable, "-i", "-q"],
        cwd=tmp_path,
        input=typed,
        text=True,
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert "Error" not in done.stderr, done.stderr
    assert (tmp_path / f"{desk.world.project.slug}.jsonl").exists()


@pytest.mark.parametrize(
    ("tool", "words"), [("curl", ["/bin/sh", "-c"]), ("Python", [sys.executable, "-c"])]
)
def test_pasted_lines_fail_loudly_with_a_wrong_token(
    desk: Desk, tmp_path: Path, tool: str, words: list[str]
) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        run(words, desk.lines(tool), tmp_path, SCAREQUOTE_TOKEN="0" * 64)
    assert list(tmp_path.iterdir()) == []


def test_the_curl_line_notices_a_file_that_is_not_whole(desk: Desk, tmp_path: Path) -> None:
    cut = "curl() { printf '%s\\n' '{}' '{\"sha256\":\"0\"}' > FILE; }\n"
    cut = cut.replace("FILE", f"{desk.world.project.slug}.jsonl")
    with pytest.raises(subprocess.CalledProcessError):
        run(["/bin/sh", "-c"], cut + desk.lines("curl"), tmp_path, SCAREQUOTE_TOKEN="x")


def test_the_two_tables(desk: Desk, tmp_path: Path) -> None:
    plain, safe = desk.downloaded("CSV for programs"), desk.downloaded("CSV for spreadsheets")
    assert safe == b"\xef\xbb\xbf" + plain
    rows = list(csv.DictReader(plain.decode().splitlines()))
    assert [(row["row"], row["annotator"]) for row in rows] == [("span", "P01"), ("nothing", "P02")]


def test_signed_out_meanwhile_a_download_says_so(desk: Desk, context: BrowserContext) -> None:
    context.clear_cookies()
    desk.page.get_by_role("button", name="Download JSONL").click()
    expect(desk.page.get_by_role("alert")).to_contain_text("credentials")


def test_a_download_underway_can_be_cancelled(desk: Desk) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    desk.page.route("**/dataset.jsonl", hold)
    button = desk.page.get_by_role("button", name="Download JSONL")
    button.click()
    expect(desk.page.get_by_role("progressbar", name="Downloading")).to_be_visible()
    for look in looks(desk.page):
        is_fine(desk.page, f"the download {look}")
    desk.page.get_by_role("button", name="Cancel").click()
    expect(desk.page.get_by_role("progressbar")).to_have_count(0)
    expect(button).to_be_enabled()
    for route in held:
        route.abort()


def test_a_cut_connection_says_so(desk: Desk) -> None:
    desk.page.route("**/dataset.csv", lambda route: route.abort())
    desk.page.get_by_role("button", name="CSV for programs").click()
    expect(desk.page.get_by_role("alert")).to_contain_text("could not be reached")


def test_the_fresh_token_and_the_dialog_are_free_of_what_axe_finds(desk: Desk) -> None:
    desk.make_token("my laptop")
    desk.page.get_by_text("columns of the CSV").click()
    for look in looks(desk.page):
        is_fine(desk.page, f"the fresh token {look}")
    desk.page.get_by_role("button", name="Revoke the token “my laptop”").click()
    expect(desk.page.get_by_role("dialog")).to_be_visible()
    for look in looks(desk.page):
        is_fine(desk.page, f"the dialog {look}")


def test_the_days_of_a_token_are_chosen_by_key(desk: Desk) -> None:
    desk.open()
    days = desk.page.get_by_label("Days until it ends")
    for key in ("ArrowUp", "ArrowUp", "ArrowDown"):
        days.press(key)
    expect(days).to_have_value("91")
    expect(desk.page.get_by_role("heading", level=1)).to_be_visible()
