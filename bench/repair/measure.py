# SPDX-License-Identifier: GPL-3.0-or-later
"""measure.py BUILD SOURCE: what the repair is worth on pages that this project writes and renders.

The pages are the sample's minutes and the texts in bench/repair/unseen, none of which the model
has seen. They are set with a fixed seed and read by Tesseract with its English model, as old scans
were.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import time

SOURCE = pathlib.Path(sys.argv[2])
PROGRAM = pathlib.Path(sys.argv[1]) / "samskap"
sys.path.insert(0, str(SOURCE / "tools/repair"))
import pages

SEED = 20260101
AROUND = re.compile(r"^\W+|\W+$")


def texts():
    """Each text with its paragraphs; what is marked up or in an old encoding is left out."""
    for path in sorted((SOURCE / "sample/minutes").glob("*.txt")):
        try:
            yield path.read_text(encoding="utf-8").replace("\r", "")
        except UnicodeDecodeError:
            continue
    for path in sorted((SOURCE / "bench/repair/unseen").glob("*.txt")):
        yield path.read_text(encoding="utf-8")


def read_page(job):
    page, seed = job
    image, dpi = pages.picture(page, seed)
    return [pages.paired(page, pages.read_by_tesseract(image, dpi, language))
            for language in ("eng", "swe")]


def rendered():
    """Lines as they are, as the English model reads them, as the Swedish one does."""
    jobs = [page for text in texts() for page in pages.pages_of(text)]
    jobs = [(page, SEED + i) for i, page in enumerate(jobs)]
    want, eng, swe = [], [], []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for by_eng, by_swe in pool.map(read_page, jobs):
            known = dict(by_swe)
            both = [(line, read, known[line]) for line, read in by_eng if line in known]
            for column, values in zip((want, eng, swe), zip(*both)):
                column += [*values, ""]
    return want, eng, swe


def words(line):
    plain = (AROUND.sub("", word) for word in line.replace("–", "-").split())
    return [word for word in plain if word]


def distance(want, got):
    row = list(range(len(got) + 1))
    for i, left in enumerate(want, 1):
        before, row[0] = row[0], i
        for j, right in enumerate(got, 1):
            before, row[j] = row[j], min(before + (left != right), row[j] + 1, row[j - 1] + 1)
    return row[-1]


def errors(want, got):
    """Shares of words and of letters that are wrong."""
    pairs = list(zip(want, got))
    wrong_words = sum(distance(words(a), words(b)) for a, b in pairs)
    wrong_letters = sum(distance(a.strip().replace("–", "-"), b.strip()) for a, b in pairs)
    return (wrong_words / sum(len(words(line)) for line in want),
            wrong_letters / sum(len(line.strip()) for line in want))


def run(text, *options):
    command = [str(PROGRAM), "repair", *options]
    return subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout


def by_hunspell(lines):
    """Each word Hunspell does not know becomes the first it suggests."""
    found = {}
    unknown = sorted({word for line in lines for word in re.findall(r"[^\W_]+", line)})
    answer = subprocess.run(["hunspell", "-d", "sv_SE", "-i", "utf-8", "-a"], text=True,
                            input="\n".join("^" + word for word in unknown), capture_output=True,
                            check=True).stdout
    for match in re.finditer(r"^& (\S+) \d+ \d+: ([^,\n]+)", answer, re.M):
        found[match[1]] = match[2]
    return [re.sub(r"[^\W_]+", lambda word: found.get(word[0], word[0]), line) for line in lines]


def chances(want, eng):
    """For each change: how sure it was, and whether it was right. Lines with as many words only."""
    changes = json.loads(run("\n".join(eng), "--json", "--least-confidence", "0"))["changes"]
    for change in changes:
        line, read = want[change["line"] - 1], eng[change["line"] - 1]
        if len(line.split()) == len(read.split()):
            place = len((read[:change["column"] - 1] + "\0").split()) - 1
            yield change["confidence"], change["to"] in line.split()[place]


def broken(want, eng, got):
    """Of the words that were read right, how many the repair spoilt, per 10,000."""
    right = spoilt = 0
    for line, read, made in zip(want, eng, got):
        if not len(words(line)) == len(words(read)) == len(words(made)):
            continue
        for a, b, c in zip(words(line), words(read), words(made)):
            right += a == b
            spoilt += a == b != c
    return 10000 * spoilt / right


def print_quality(want, eng, swe):
    got = run("\n".join(eng)).decode().split("\n")
    ways = {"as it was read (nothing done)": eng, "Hunspell's first suggestion": by_hunspell(eng),
            "samskap repair": got, "Tesseract swe, the page read anew": swe}
    ours = errors(want, got)
    for name, lines in ways.items():
        wer, cer = errors(want, lines)
        print(f"{name:36} WER {wer:6.2%} ({wer / ours[0]:5.1f} ×)   "
              f"CER {cer:6.2%} ({cer / ours[1]:5.1f} ×)")
    print(f"right words broken, per 10,000: {broken(want, eng, got):.0f}")


def print_calibration(want, eng):
    found = list(chances(want, eng))
    right = sum(ok for _, ok in found)
    sure = [ok for chance, ok in found if chance >= 0.9]
    print(f"of {len(sure)} changes marked 0.9 or more {sum(sure) / len(sure):.1%} are right; "
          f"they are {sum(sure) / right:.1%} of the right changes")
    edges = [0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01]
    for low, high in zip(edges, edges[1:]):
        part = [(chance, ok) for chance, ok in found if low <= chance < high]
        if part:
            print(f"  marked {low:.2f}–{min(high, 1):.2f}: {len(part):5} changes, said "
                  f"{sum(chance for chance, _ in part) / len(part):.3f}, right "
                  f"{sum(ok for _, ok in part) / len(part):.3f}")


def seconds(text):
    before = os.times()
    run(text)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - \
        before.children_system


def print_speed(want, eng, model):
    clean = "\n".join(want)
    print("right text byte for byte:", "yes" if run(clean) == clean.encode() else "NO")
    for name, lines in (("damaged", eng), ("right", want)):
        text = "\n".join(lines)
        text *= 10_000_000 // len(text)
        print(f"{name} text: {len(text.encode()) / 1e6 / seconds(text):.1f} MB/s")
    starts = []
    for _ in range(20):
        begin = time.monotonic()
        run("Hej\n")
        starts.append(time.monotonic() - begin)
    print(f"start to end for one word: {sorted(starts)[10] * 1000:.0f} ms")
    print(f"model: {model.stat().st_size / 2**20:.1f} MiB")


def main():
    want, eng, swe = rendered()
    print(f"{sum(len(words(line)) for line in want)} words on rendered pages")
    print_quality(want, eng, swe)
    print_calibration(want, eng)
    print_speed(want, eng, pathlib.Path(sys.argv[1]) / "repair_model/model.bin")


if __name__ == "__main__":
    main()
