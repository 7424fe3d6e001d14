# SPDX-License-Identifier: GPL-3.0-or-later
"""gather.py OUT: Swedish text and words out of installed Debian packages, one file for each source.

What is not Swedish is left out: documentation is often translated in part only.
"""
import html.parser
import pathlib
import re
import subprocess
import sys
import tempfile

BREAKS = {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "dt", "dd", "div", "title", "br",
          "tr", "pre"}
SWEDISH = set("och att det som är en ett för på av till med den inte har kan de om så vi "
              "du".split())
ENGLISH = set("the and of to is that for with you are this from be by on it as an or not".split())


class Paragraphs(html.parser.HTMLParser):
    """The paragraphs of a page without its markup."""

    def __init__(self):
        super().__init__()
        self.found = [""]
        self.hidden = 0

    def handle_starttag(self, tag, attrs):
        if tag in ("script", "style", "code", "tt"):
            self.hidden += 1
        if tag in BREAKS:
            self.found.append("")

    def handle_endtag(self, tag):
        if tag in ("script", "style", "code", "tt"):
            self.hidden = max(0, self.hidden - 1)
        if tag in BREAKS:
            self.found.append("")

    def handle_data(self, data):
        if not self.hidden:
            self.found[-1] += data


def paragraphs_of_html(text):
    parser = Paragraphs()
    parser.feed(text)
    return parser.found


def is_swedish(paragraph):
    words = re.findall(r"[^\W\d_]+", paragraph.lower())
    swedish = sum(word in SWEDISH for word in words)
    english = sum(word in ENGLISH - SWEDISH for word in words)
    return swedish > 2 * english and swedish >= 0.12 * len(words)


def swedish_only(paragraphs):
    seen = set()
    for paragraph in paragraphs:
        line = re.sub(r"\s+", " ", paragraph).strip()
        if len(line.split()) >= 4 and line not in seen and is_swedish(line):
            seen.add(line)
            yield line


def read(path, encoding="utf-8"):
    return pathlib.Path(path).read_bytes().decode(encoding, "replace")


def pages(folder, encoding="utf-8"):
    for path in sorted(pathlib.Path(folder).rglob("*.html")):
        yield from paragraphs_of_html(read(path, encoding))


def need(path):
    if not pathlib.Path(path).exists():
        sys.exit(f"{path} is missing: tools/packages.txt says which packages building needs")
    return path


def unpacked_words(traineddata):
    """The word list inside a Tesseract model."""
    with tempfile.TemporaryDirectory() as folder:
        quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(["combine_tessdata", "-u", traineddata, folder + "/x."], **quiet)
        subprocess.run(["dawg2wordlist", folder + "/x.lstm-unicharset",
                        folder + "/x.lstm-word-dawg", folder + "/words"], **quiet)
        return read(folder + "/words").split("\n")


def counted_words(path):
    """`count word` lines of an Onboard model, unigrams only."""
    part = read(path).split("\\1-grams:")[1].split("\\2-grams:")[0]
    return [line for line in part.split("\n") if re.fullmatch(r"\d+ \S+", line)]


def gather():
    onboard = "/usr/share/onboard/models"
    yield "onboard.words", counted_words(need(f"{onboard}/sv_SE.lm"))
    for language in ("en_US", "da_DK", "de_DE", "nl_NL", "fr_FR", "es_ES", "it_IT", "pt_PT"):
        yield f"{language}.foreign", counted_words(need(f"{onboard}/{language}.lm"))
    yield "ispell.words", read(need("/usr/share/dict/swedish"), "latin-1").split("\n")
    yield "tesseract.words", unpacked_words(
        need("/usr/share/tesseract-ocr/5/tessdata/swe.traineddata"))
    yield "cfi.text", swedish_only(paragraphs_of_html(read(need("/usr/share/doc/cfi-sv/cfi.html"),
                                                           "latin-1")))
    training = read(need("/usr/share/dasher/training_swedish_SE.txt"))
    yield "dasher.text", swedish_only(training.split("\n"))
    yield "libreoffice.text", swedish_only(pages(need("/usr/share/libreoffice/help/sv")))


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in gather():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
