"""The pictures of README.md, taken from the playground: `python tests/take_screenshots.py` takes them anew."""

from __future__ import annotations

import base64
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import zlib
from contextlib import contextmanager
from pathlib import Path

import numpy as np

PICTURES = Path(__file__).with_name("screenshots")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SIZE = {"width": 1180, "height": 860}
WAIT_MS = 15_000
MOST_BYTES = 150_000
# The pixels of a PNG, decoded by the browser that made it.
PIXELS = """async (png) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  canvas.drawImage(picture, 0, 0);
  const bytes = canvas.getImageData(0, 0, picture.width, picture.height).data;
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(text);
}"""


def channel(page):
    """A mention, and its answer in the thread."""
    say(page, "@Stack Advisor should we use Node or Python for a streaming service?")
    answered(page)


def command(page):
    """/stack answers to one person only."""
    page.get_by_role("button", name="Close thread").click()
    say(page, "/stack compare Node.js and Python on performance")
    page.get_by_role("button", name="Share…").wait_for()


def direct(page):
    """Private advice for a project that was described before."""
    page.get_by_role("button", name="Stack Advisor", exact=True).click()
    page.get_by_role("button", name="Tell me about your project").wait_for()
    say(page, "My project: an internal dashboard, five people who all know Python")
    page.get_by_role("complementary").get_by_text("Saved.").wait_for()
    say(page, "Should we use Node.js or Python for it?")
    answered(page)


def home(page):
    """What the Home tab shows."""
    page.get_by_role("button", name="Home tab").click()
    page.get_by_role("button", name="Forget me").wait_for()


def answered(page):
    page.get_by_role("complementary").get_by_role("button", name="Show evidence").wait_for()


def say(page, text):
    page.get_by_label("Message", exact=True).fill(text)
    page.keyboard.press("Enter")


def take(page, folder: Path) -> list[Path]:
    """One after the other, as a person would come across them."""
    taken = []
    for act in (channel, command, direct, home):
        act(page)
        page.mouse.move(0, 0)  # nothing is drawn as pointed at
        taken.append(folder / f"{act.__name__}.png")
        taken[-1].write_bytes(small(page, page.screenshot(animations="disabled", caret="hide")))
    return taken


def small(page, png: bytes) -> bytes:
    """The same picture with sixteen shades a channel and at most 256 colours: a third of the size."""
    blank = page.context.browser.new_page()
    raw = base64.b64decode(blank.evaluate(PIXELS, base64.b64encode(png).decode()))
    blank.close()
    pixels = np.frombuffer(raw, np.uint8).reshape(SIZE["height"], SIZE["width"], 4)[..., :3]
    shades = pixels & 0xF0 | pixels >> 4
    colours, places = np.unique(shades.reshape(-1, 3), axis=0, return_inverse=True)
    assert len(colours) <= 256, "too many colours for a palette"
    rows = places.astype(np.uint8).reshape(SIZE["height"], SIZE["width"])
    lines = np.pad(rows, ((0, 0), (1, 0)))  # each line begins with its filter: none
    head = struct.pack(">IIBBBBB", SIZE["width"], SIZE["height"], 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", colours.astype(np.uint8).tobytes()))
    parts += ((b"IDAT", zlib.compress(lines.tobytes(), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    """https://www.w3.org/TR/png-3/#5Chunk-layout"""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@contextmanager
def chromium():
    from playwright.sync_api import sync_playwright

    # A browser may not use its sandbox as root, which is who runs in most containers.
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=options)
        yield browser
        browser.close()


def visit(browser, url: str):
    """The playground's page, once the bot is there."""
    page = browser.new_page(viewport=SIZE)
    page.set_default_timeout(WAIT_MS)
    page.goto(url)
    page.get_by_text("Stack Advisor is connected").wait_for()
    return page


@contextmanager
def playground():
    """`stack-advisor playground`, as a person starts and ends it; its address."""
    command_line = [sys.executable, "-m", "bot.cli.main", "playground", "--port", "0"]
    process = subprocess.Popen(command_line, stdout=subprocess.PIPE, text=True)
    try:
        told = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", told)
        if found is None:
            raise RuntimeError(f"the playground did not start: {told}")
        yield found[0]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def main() -> int:
    if CHROMIUM is None:
        print("No Chromium on PATH: the screenshots stay as they are.")
        return 0
    PICTURES.mkdir(exist_ok=True)
    with playground() as url, chromium() as browser:
        for path in take(visit(browser, url), PICTURES):
            print(f"{path.name}: {path.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
