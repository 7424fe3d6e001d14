# SPDX-License-Identifier: GPL-3.0-or-later
"""Text set on pages as an office prints and scans them, and read again by Tesseract.

Everything follows from the seed: font, size, resolution, noise.
"""
import os
import pathlib
import random
import re
import subprocess
import tempfile

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

FONTS = ["truetype/crosextra/Carlito-Regular.ttf", "truetype/crosextra/Caladea-Regular.ttf",
         "truetype/liberation/LiberationSans-Regular.ttf",
         "truetype/liberation/LiberationSerif-Regular.ttf",
         "truetype/crosextra/Carlito-Regular.ttf", "truetype/dejavu/DejaVuSans.ttf"]
LINE = 95  # characters at most
LINES_ON_PAGE = 50


def wrapped(text):
    """The lines of a text, none longer than a page is wide."""
    lines = []
    for line in text.split("\n"):
        while len(line) > LINE:
            cut = line.rfind(" ", 0, LINE)
            cut = cut if cut > 0 else LINE
            lines.append(line[:cut])
            line = line[cut:].lstrip()
        lines.append(line)
    return lines


def pages_of(text):
    lines = wrapped(text)
    return ["\n".join(lines[i:i + LINES_ON_PAGE]) for i in range(0, len(lines), LINES_ON_PAGE)]


def picture(page, seed):
    chance = random.Random(seed)
    dpi = chance.choice([150, 200, 200, 300])
    size = round(chance.choice([10, 11, 11, 12]) * dpi / 72)
    font = ImageFont.truetype("/usr/share/fonts/" + chance.choice(FONTS), size)
    lines = page.split("\n")
    width = max([font.getlength(line) for line in lines] + [200]) + 2 * dpi
    image = Image.new("L", (round(width), round(len(lines) * size * 1.3 + 2 * dpi)), 255)
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        draw.text((dpi, dpi + number * size * 1.3), line, fill=chance.randint(0, 60), font=font)
    return worn(image, chance), dpi


def worn(image, chance):
    """Blurred, a little turned, grainy, and copied once in black and white now and then."""
    turn = chance.uniform(-0.4, 0.4)
    image = image.rotate(turn, resample=Image.BICUBIC, fillcolor=255)
    image = image.filter(ImageFilter.GaussianBlur(chance.uniform(0.2, 0.9)))
    grain = Image.effect_noise((image.width // 8, image.height // 8), 10)
    grain = Image.frombytes("L", grain.size, bytes(chance.choices(range(235, 256),
                                                                  k=grain.width * grain.height)))
    image = ImageChops.multiply(image, grain.resize(image.size))
    if chance.random() < 0.4:
        image = image.point(lambda value: 255 if value > 150 else 0)
    return image


def read_by_tesseract(image, dpi, language):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "page.png"
        image.save(path)
        command = ["tesseract", str(path), "-", "-l", language, "--dpi", str(dpi), "--psm", "6"]
        read = subprocess.run(command, check=True, capture_output=True, text=True,
                              env={**os.environ, "OMP_THREAD_LIMIT": "1"}).stdout
    return re.sub(r"\n\s*\n+", "\n", read.replace("\f", "")).strip("\n").split("\n")


def paired(page, read):
    """Each line of the page with the line read for it; lines nobody read are left out."""
    import difflib
    want = [line for line in page.split("\n") if line.strip()]
    plain = [fold(line) for line in want]
    got = [fold(line) for line in read]
    pairs = []
    start = 0
    for line, key in zip(want, plain):
        best, place = 0, None
        for j in range(start, min(start + 4, len(got))):
            like = difflib.SequenceMatcher(None, key, got[j], autojunk=False).ratio()
            if like > best:
                best, place = like, j
        if best > 0.75:
            pairs.append((line, read[place]))
            start = place + 1
    return pairs


def fold(line):
    return line.lower().translate(str.maketrans("åäöé", "aaoe"))
