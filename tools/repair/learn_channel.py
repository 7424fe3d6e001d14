# SPDX-License-Identifier: GPL-3.0-or-later
"""learn_channel.py GATHERED [PAGES]: how Tesseract's English model misreads Swedish.

Sets Swedish text from packages (what gather.py wrote to GATHERED) on pages, reads them, and prints
the rules of src/engines/repair/language/channel.txt: what stood there, what was read, how often.
"""
import collections
import concurrent.futures
import os
import pathlib
import random
import sys

import pages

SOURCES = {"cfi.text": 500, "dasher.text": 900, "libreoffice.text": 500}
LEAST_SEEN = 4      # a misreading seen less often may be chance
LONGEST = 3         # letters of one rule
# What other machines and worse copies have been seen to read, with a guess how often.
ASSUMED = """
å 4 .003 & .002 i .001 d .002 é .001 @ .0002 e .0003
ä 4 .01 i .01 d .01 & .003 é .003 éa .001 aé .001 ii .001 A .001 @ .0002 e .0005
ö o .4 é .35 6 .05 d .02 dé .001 oé .002 éo .0005 0 .0005 9 .0003 a .0005 e .0005 G .001 © .0003
Å A .95 4 .005
Ä A .95
Ö O .8 G .05 6 .02 0 .02 © .005 é .02
I | .2 1 .005 l .005
l I .001 i .001 1 .0005 | .0003
i l .0003 1 .0002
rn m .003
m rn .0005 nn .0001
n m .0001
t l .0001
f t .0001
c e .0001
e c .0001
u n .00003
n u .00003
h b .00003 n .0002
cl d .0002
ü ii .05
ll U .0002
v y .0002
S 5 .001
g 9 .0003 q .0003
B 8 .001
O 0 .002
o 0 .0005
"""
KEEP = "0123456789.,:;-–”\"'()!?/ "


def text_for_pages(folder, chance):
    lines = []
    for name, most in SOURCES.items():
        found = (pathlib.Path(folder) / name).read_text(encoding="utf-8").split("\n")
        chance.shuffle(found)
        lines += found[:most]
    chance.shuffle(lines)
    return "\n".join(lines)


def read_page(job):
    page, seed = job
    image, dpi = pages.picture(page, seed)
    return pages.paired(page, pages.read_by_tesseract(image, dpi, "eng"))


def aligned(want, got):
    """The letters of two words side by side: pairs of runs, equal ones of one letter each."""
    rows, columns = len(want), len(got)
    cost = [[max(i, j) if i == 0 or j == 0 else 0 for j in range(columns + 1)]
            for i in range(rows + 1)]
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            same = price(want[i - 1], got[j - 1])
            cost[i][j] = min(cost[i - 1][j - 1] + same, cost[i - 1][j] + 1, cost[i][j - 1] + 1)
    steps = []
    i, j = rows, columns
    while i or j:
        if i and j and cost[i][j] == cost[i - 1][j - 1] + price(want[i - 1], got[j - 1]):
            i, j = i - 1, j - 1
            steps.append((want[i], got[j]))
        elif j and cost[i][j] == cost[i][j - 1] + 1:
            j -= 1
            steps.append(("", got[j]))
        else:
            i -= 1
            steps.append((want[i], ""))
    return joined(steps[::-1])


def price(want, got):
    if want == got:
        return 0
    return 0.6 if pages.fold(want) == pages.fold(got) or want in "åäöÅÄÖ" else 1.1


def joined(steps):
    """Neighbours that differ are one run."""
    runs = []
    for want, got in steps:
        differs = want != got
        if runs and differs and runs[-1][0] != runs[-1][1]:
            runs[-1] = (runs[-1][0] + want, runs[-1][1] + got)
        else:
            runs.append((want, got))
    return with_neighbour(runs)


def with_neighbour(runs):
    """A letter lost or added is told together with the letter before it, or after it."""
    done = []
    at = 0
    while at < len(runs):
        want, got = runs[at]
        if (not want or not got) and done and done[-1][0] == done[-1][1]:
            before = done.pop()
            done.append((before[0] + want, before[1] + got))
        elif (not want or not got) and at + 1 < len(runs):
            after = runs[at + 1]
            done.append((want + after[0], got + after[1]))
            at += 1
        else:
            done.append((want, got))
        at += 1
    return done


def count(pairs, stood, misread):
    for line, read in pairs:
        want, got = line.split(), read.split()
        if len(want) != len(got):
            continue
        for word, other in zip(want, got):
            word, other = word.strip(KEEP), other.strip(".,:;-”\"'()!?/ ")
            if abs(len(word) - len(other)) > 2 or not word.isalpha():
                continue
            for length in range(1, LONGEST + 1):
                stood.update(word[i:i + length] for i in range(len(word) - length + 1))
            misread.update(pair for pair in aligned(word, other) if pair[0] != pair[1])


def main():
    chance = random.Random(7)
    jobs = [(page, 5000 + i) for i, page in enumerate(pages.pages_of(
        text_for_pages(sys.argv[1], chance)))]
    if len(sys.argv) > 2:
        jobs = jobs[:int(sys.argv[2])]
    stood, misread = collections.Counter(), collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for pairs in pool.map(read_page, jobs):
            count(pairs, stood, misread)
    print_rules(stood, misread)


def rules(stood, misread):
    """Misreadings and how often, of all times their left side stood there."""
    found = {}
    for (left, right), times in misread.items():
        signs = left + right
        if times < LEAST_SEEN or not left or not right or max(len(left), len(right)) > LONGEST:
            continue
        if any(ord(sign) > 255 or not (sign.isalnum() or sign in "&|@©") for sign in signs):
            continue
        if len(left) == 1 or set(left) & set("åäöÅÄÖ") or left == "rn":
            found[left, right] = times / stood[left]
    for line in ASSUMED.strip().split("\n"):
        left, *others = line.split()
        for right, chance in zip(others[::2], others[1::2]):
            # Capitals are too rare on the pages to learn from.
            if left.isupper() or (left, right) not in found:
                found[left, right] = float(chance)
    return found


def print_rules(stood, misread):
    print("# What stands on paper, what a machine that knows no Swedish reads, how often (of all\n"
          "# times the first stands there). Printed by tools/repair/learn_channel.py.")
    found = rules(stood, misread)
    sums = collections.Counter()
    for (left, _), chance in found.items():
        sums[left] += chance
    for (left, right), chance in sorted(found.items(), key=lambda rule: (rule[0][0], -rule[1])):
        # Now and then a letter comes through.
        print(f"{left} {right} {chance * min(1, 0.995 / sums[left]):.5f}")


if __name__ == "__main__":
    main()
