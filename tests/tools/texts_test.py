#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tools/texts.py makes and refuses, and that tools/minify_css.py changes no meaning."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

TOOLS = pathlib.Path(__file__).resolve().parents[2] / "tools"
sys.path.insert(0, str(TOOLS))
import minify_css

HEAD = ('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n')


def entry(key, words, translated=""):
    return f'msgctxt "{key}"\nmsgid "{words}"\nmsgstr "{translated}"\n\n'


class Texts(unittest.TestCase):
    def made(self, swedish, english=""):
        """(exit code, complaint, header, source)"""
        with tempfile.TemporaryDirectory() as place:
            folder = pathlib.Path(place) / "boats"
            folder.mkdir()
            (folder / "texts.sv.po").write_text(HEAD + swedish, encoding="utf-8")
            if english:
                (folder / "texts.en.po").write_text(HEAD + english, encoding="utf-8")
            header, source = folder / "texts.hpp", folder / "texts.cpp"
            ran = subprocess.run(["/usr/bin/python3", TOOLS / "texts.py", folder, header, source],
                                 capture_output=True, text=True, check=False)
            read = [path.read_text() if path.exists() else "" for path in (header, source)]
            return ran.returncode, ran.stderr, *read

    def refuses(self, words, swedish, english=""):
        code, complaint, _, _ = self.made(swedish, english)
        self.assertNotEqual(code, 0)
        self.assertIn(words, complaint)

    def test_parameters_come_in_swedish_order(self):
        code, complaint, header, source = self.made(
            entry("lent", "{boat} lånas av {person}"),
            entry("lent", "{boat} lånas av {person}", "{person} borrows {boat}"))
        self.assertEqual((code, complaint), (0, ""))
        self.assertIn("extern const ui::Text<2> lent;", header)
        self.assertIn('{"{0} lånas av {1}"}, {}, {"{1} borrows {0}"}', source)

    def test_a_text_that_counts_takes_the_number_first(self):
        _, _, header, source = self.made(
            'msgctxt "boats"\nmsgid "{place}: en båt"\nmsgid_plural "{place}: {count} båtar"\n'
            'msgstr[0] ""\nmsgstr[1] ""\n')
        self.assertIn("ui::Text<2, true> boats;  // count, place", header)
        self.assertIn('{"{1}: en båt", "{1}: {0} båtar"}', source)

    def test_what_is_refused(self):
        self.refuses("no snake_case key", entry("Lent", "lånad"))
        self.refuses("no snake_case key", entry("class", "klass"))
        self.refuses("stands twice", entry("a", "x") + entry("a", "y"))
        self.refuses("no {parameter}", entry("a", "{1}"))
        self.refuses("is no parameter", entry("a", "{x}"), entry("a", "{x}", "{x} {y}"))
        self.refuses("is missing", entry("a", "{x}"), entry("a", "{x}", "nothing"))
        self.refuses("texts.sv.po has no", entry("a", "x"), entry("b", "x", "x"))
        self.refuses("other Swedish words", entry("a", "x"), entry("a", "y", "x"))
        self.refuses("fuzzy", "#, fuzzy\n" + entry("a", "x"))


class Css(unittest.TestCase):
    def test_blanks_and_comments_go_and_meaning_stays(self):
        for css, small in (
                ("a  :hover { color : red ; } /* x */\nb{}", "a :hover{color : red}b{}"),
                ("a{margin:0 calc(1px + 2px)}", "a{margin:0 calc(1px + 2px)}"),
                ('a::before{content:"/* ;  { */"}', 'a::before{content:"/* ;  { */"}'),
                ("a{margin-inline:1rem 2rem}",
                 "a{margin-inline-start:1rem;margin-inline-end:2rem}"),
                ("a{padding-block:clamp(1px, 2px, 3px)!important}",
                 "a{padding-block-start:clamp(1px,2px,3px)!important;"
                 "padding-block-end:clamp(1px,2px,3px)!important}"),
                ("@media (min-width: 1em) and (x){a > b{c: d}}",
                 "@media (min-width:1em) and (x){a>b{c:d}}")):
            self.assertEqual(minify_css.minified(css), small)


if __name__ == "__main__":
    unittest.main()
