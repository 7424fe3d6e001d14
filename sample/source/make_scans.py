#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the two scanned PDFs of the sample from their texts: pages without a text layer, as an
office scanner and as a worn copier leave them. The same bytes every time."""
import pathlib
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

HERE = pathlib.Path(__file__).parent
FONTS = "/usr/share/fonts/truetype/liberation/"
WHITE, BLACK = 255, 0


def lines_of(text, font, wide):
    """As a word processor breaks them: a word that does not fit goes down."""
    for paragraph in text.splitlines():
        line, indent = "", "   " if paragraph.startswith("• ") else ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line.strip() else line + word
            if font.getlength(longer) > wide:
                yield line
                longer = indent + word
            line = longer
        yield line


def is_heading(line):
    return line[:2] in {f"{n}." for n in range(10)} or line in ("Närvarande", "Frånvarande")


def pages(text, dots_per_inch):
    """A4 pages, 2.5 cm of margin, 11 points on 16."""
    wide, high = round(8.27 * dots_per_inch), round(11.69 * dots_per_inch)
    plain = ImageFont.truetype(FONTS + "LiberationSerif-Regular.ttf", round(dots_per_inch * 11 / 72))
    bold = ImageFont.truetype(FONTS + "LiberationSerif-Bold.ttf", round(dots_per_inch * 12 / 72))
    step, margin = round(dots_per_inch * 16 / 72), round(dots_per_inch * 2.5 / 2.54)
    page, y = None, high
    for line in lines_of(text, plain, wide - 2 * margin):
        if y > high - margin:
            if page:
                yield page
            page, y = Image.new("L", (wide, high), WHITE), margin
        font = bold if is_heading(line) else plain
        # Four blanks in the source are a tab on the page.
        for column, words in enumerate(line.split("    ")):
            place = (margin + column * round(2.6 * dots_per_inch), y)
            ImageDraw.Draw(page).text(place, words, font=font, fill=BLACK)
        y += step
    yield page


def turned(page, degrees):
    return page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=WHITE)


def specks(page, many, size, shades, seed):
    """Dust on the glass (dark) and letters that did not take (light)."""
    dice, draw = random.Random(seed), ImageDraw.Draw(page)
    for _ in range(many):
        x, y = dice.randrange(page.width), dice.randrange(page.height)
        r = dice.uniform(*size)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=dice.choice(shades))
    return page


def office_scanner(page):
    page = turned(page, 0.4).filter(ImageFilter.GaussianBlur(0.6))
    return specks(page, 60, (0.5, 1.5), [BLACK], 7).point(lambda shade: 255 * (shade > 150), "1")


def worn_copier(page):
    page = turned(page, -0.9).filter(ImageFilter.GaussianBlur(1.0))
    page = specks(page, 500, (0.6, 1.8), [BLACK, WHITE, WHITE], 11)
    shadow = Image.linear_gradient("L").resize(page.size).rotate(180)
    shadow = shadow.point(lambda shade: 190 + shade // 4)
    return ImageChops.multiply(page, shadow)


def write(name, treatment, dots_per_inch):
    text = (HERE / f"{name}.txt").read_text()
    sheets = [treatment(page) for page in pages(text, dots_per_inch)]
    sheets[0].save(HERE.parent / "minutes" / f"{name}.pdf", save_all=True, quality=45,
                   append_images=sheets[1:], resolution=dots_per_inch,
                   creationDate=None, modDate=None)


write("2025-09-04-utvecklingsgruppen", office_scanner, 200)
write("2024-10-10-formote", worn_copier, 150)
