#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each rule of tests/tidy against a small wrong tree, and against its right neighbour."""
import importlib.machinery
import importlib.util
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent


def load():
    sys.dont_write_bytecode = True
    loader = importlib.machinery.SourceFileLoader("tidy", str(HERE / "tidy"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("tidy", loader))
    loader.exec_module(module)
    return module


tidy = load()
LICENCE = "// SPDX-License-Identifier: GPL-3.0-or-later\n"


class Tree(unittest.TestCase):
    """A checkout of the files named, and what one rule says about it."""

    def say(self, rule, files):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = pathlib.Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            rules = [rule] if rule else []
            return [str(fault) for fault in tidy.faults_in(folder, rules)]

    def refuses(self, rule, files, words):
        said = self.say(rule, files)
        self.assertTrue(any(words in fault for fault in said), f"{words!r} not in {said}")

    def accepts(self, rule, files):
        self.assertEqual(self.say(rule, files), [])


ORDERS = {"src/engines/ORDER": "# in order\nswedish\nreading\n",
          "src/features/ORDER": "people\ngroups\n"}


def including(name, wanted):
    return {**ORDERS, name: f'{LICENCE}#include "{wanted}"\n'}


class Includes(Tree):
    def test_who_may_not(self):
        for name, wanted in [
                ("src/kernel/base/a.cpp", "kernel/db/b.hpp"),
                ("src/kernel/web/a.cpp", "features/people/people.hpp"),
                ("src/kernel/web/a.cpp", "engines/swedish/words.hpp"),
                ("src/engines/reading/a.cpp", "kernel/db/b.hpp"),
                ("src/engines/swedish/a.cpp", "engines/reading/reading.hpp"),
                ("src/engines/swedish/a.cpp", "features/people/people.hpp"),
                ("src/features/people/a.cpp", "features/groups/groups.hpp"),
                ("src/features/groups/a.cpp", "features/people/views.hpp"),
                ("src/features/groups/a.cpp", "app/features.hpp"),
                ("src/kernel/ui/a.cpp", "tests/world/page.hpp")]:
            with self.subTest(name=name, wanted=wanted):
                self.refuses("includes", including(name, wanted), f"{name}:2: includes:")

    def test_who_may(self):
        for name, wanted in [
                ("src/kernel/web/a.cpp", "kernel/db/b.hpp"),
                ("src/kernel/ui/a.cpp", "generated/kernel/ui/texts.hpp"),
                ("src/engines/reading/a.cpp", "engines/swedish/words.hpp"),
                ("src/engines/reading/a.cpp", "kernel/base/text.hpp"),
                ("src/features/groups/a.cpp", "features/people/people.hpp"),
                ("src/features/groups/a.cpp", "features/people/lexicon.hpp"),
                ("src/features/groups/a.cpp", "engines/reading/reading.hpp"),
                ("src/features/groups/tests.cpp", "tests/world/page.hpp"),
                ("src/features/groups/tests.cpp", "app/features.hpp"),
                ("src/app/a.cpp", "features/groups/views.hpp"),
                ("src/features/groups/a.cpp", "boost/json.hpp")]:
            with self.subTest(name=name, wanted=wanted):
                self.accepts("includes", including(name, wanted))


def function_of(lines):
    return "int f(int a) {\n" + "    a += 1;\n" * (lines - 2) + "}\n"


class Sizes(Tree):
    def test_long_file(self):
        self.refuses("sizes", {"src/app/a.cpp": "\n" * 501}, "501 lines")
        self.accepts("sizes", {"src/app/a.cpp": "\n" * 500})

    def test_long_function(self):
        self.refuses("sizes", {"src/app/a.cpp": function_of(61)},
                     "a.cpp:1: sizes: 61 lines in int f")
        self.accepts("sizes", {"src/app/a.cpp": function_of(60)})

    def test_long_function_inside(self):
        inside = "namespace a {\nclass B {\n" + function_of(61) + "};\n}\n"
        self.refuses("sizes", {"src/app/a.hpp": inside}, "a.hpp:3: sizes: 61 lines in int f")

    def test_long_template(self):
        self.refuses("sizes", {"src/app/a.hpp": "template <class A, class... B>\n" +
                               function_of(61)}, "62 lines")

    def test_a_suite_is_no_function(self):
        cases = "TEST_CASE(\"a\") {\n" + "    f();\n" * 30 + "}\n"
        self.accepts("sizes", {"src/app/a.cpp": 'TEST_SUITE("b") {\n' + cases * 3 + "}\n"})
        long = "TEST_CASE(\"a\") {\n" + "    f();\n" * 60 + "}\n"
        self.refuses("sizes", {"src/app/a.cpp": 'TEST_SUITE("b") {\n' + long + "}\n"}, "62 lines")

    def test_quotes_are_no_blocks(self):
        quoted = "const char* a = R\"sql(\n" + "f() {\n" * 80 + ")sql\";\n"
        self.accepts("sizes", {"src/app/a.cpp": quoted})

    def test_a_table_is_no_function(self):
        table = "const std::array a = {\n" + "    g(1),\n" * 80 + "};\n"
        self.accepts("sizes", {"src/app/a.cpp": table})

    def test_two_functions_are_two(self):
        self.accepts("sizes", {"src/app/a.cpp": function_of(40) + "\n" + function_of(40)})

    def test_long_line(self):
        self.refuses("sizes", {"src/app/a.cpp": "// " + "å" * 98 + "\n"},
                     "a.cpp:1: sizes: 101 columns")
        self.accepts("sizes", {"src/app/a.cpp": "// " + "å" * 97 + "\n"})

    def test_python_too(self):
        self.refuses("sizes", {"tools/a.py": "def f():\n" + "    print(1)\n" * 60},
                     "61 lines in def f")


class Licence(Tree):
    def test_first_line(self):
        self.refuses("licence", {"src/app/a.cpp": "#include <vector>\n"}, "licence")
        self.refuses("licence", {"tools/a": "#!/bin/sh\necho\n"}, "licence")
        self.accepts("licence", {"src/app/a.cpp": LICENCE, "tools/a": f"#!/bin/sh\n#{LICENCE[2:]}"})


class Words(Tree):
    def test_what_may_not_stand_in_code(self):
        for code in ["auto a = std::chrono::system_clock::now();", "auto* a = new Thing;",
                     "std::cout << 1;", "std::regex a;", "#include <regex>",
                     "return Html::made_by_kernel(a);", "int a;  // NO" "LINT",
                     "// TO" "DO: later", "// as issue" " 12 says", "// see /wor" "k/main/x"]:
            with self.subTest(code=code):
                self.refuses("words", {"src/features/groups/a.cpp": LICENCE + code + "\n"},
                             "a.cpp:2: words:")

    def test_what_may(self):
        for code in ["// a new day", 'print("new Thing, std::cout");', "renew(a);", "answer_now();",
                     "int newest = 1;", 'url("/work/1");', "const auto a = R\"x(new Thing)x\";",
                     "int million = 1'000'000; // now"]:
            with self.subTest(code=code):
                self.accepts("words", {"src/features/groups/a.cpp": LICENCE + code + "\n"})

    def test_places_of_their_own(self):
        self.accepts("words", {"src/kernel/base/a.cpp": "auto a = clock::now();\n",
                               "src/kernel/ui/a.cpp": "return Html::made_by_kernel(a);\n"})


def po(*entries):
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    return head + "".join(f'\nmsgctxt "{key}"\nmsgid "{words}"\nmsgstr "{translated}"\n'
                          for key, words, translated in entries)


class Texts(Tree):
    FOLDER = "src/features/groups"

    def tree(self, swedish, english, code):
        return {f"{self.FOLDER}/texts.sv.po": po(*swedish),
                f"{self.FOLDER}/texts.en.po": po(*english),
                f"{self.FOLDER}/views.cpp": code}

    def test_unused(self):
        tree = self.tree([("hello", "Hej", "")], [("hello", "Hej", "Hello")], "")
        self.refuses("texts", tree, "“hello” is used nowhere")
        tree[f"{self.FOLDER}/views.cpp"] = "t(text::hello)"
        self.accepts("texts", tree)

    def test_used_by_another_folder_only(self):
        tree = self.tree([("hello", "Hej", "")], [("hello", "Hej", "Hello")], "")
        tree["src/features/people/views.cpp"] = "t(text::hello)"
        self.refuses("texts", tree, "“hello” is used nowhere")

    def test_untranslated(self):
        for english in ([], [("hello", "Hej", "")]):
            tree = self.tree([("hello", "Hej", "")], english, "t(text::hello)")
            self.refuses("texts", tree, "“hello” has no English")

    def test_no_english_at_all(self):
        tree = self.tree([("hello", "Hej", "")], [], "t(text::hello)")
        del tree[f"{self.FOLDER}/texts.en.po"]
        self.refuses("texts", tree, "there is no English")


class Dead(Tree):
    def test_header(self):
        self.refuses("dead", {"src/kernel/base/a.hpp": LICENCE}, "nobody includes it")
        self.accepts("dead", {"src/kernel/base/a.hpp": LICENCE,
                              "src/kernel/base/a.cpp": '#include "kernel/base/a.hpp"\n'})

    def test_feature_out_of_order(self):
        self.refuses("dead", {**ORDERS, "src/features/lost/a.cpp": LICENCE}, "lost is not in")
        self.accepts("dead", {**ORDERS, "src/features/groups/a.cpp": LICENCE})

    def test_tool(self):
        self.refuses("dead", {"tools/a.py": ""}, "nobody calls it")
        self.accepts("dead", {"tools/a.py": "", "CMakeLists.txt": "tools/a.py"})
        self.accepts("dead", {"tools/do/run.sh": "", "do": "run | test )"})
        self.refuses("dead", {"tools/do/lost.sh": "", "do": "run | test )"}, "nobody calls it")


class Routes(Tree):
    CODE = 'router.get("/groups/{group}", Access::anyone, show);\n'

    def test_listed(self):
        self.refuses("routes", {"src/features/groups/pages.cpp": self.CODE},
                     "GET /groups/{group} is not in")
        self.refuses("routes", {"src/features/groups/pages.cpp": self.CODE,
                                "tests/access.txt": "POST /groups/{group}  200\n"}, "is not in")
        self.accepts("routes", {"src/features/groups/pages.cpp": self.CODE,
                                "tests/access.txt": "GET  /groups/{group}  200\n"})


class Links(Tree):
    def test_leads_somewhere(self):
        page = {"docs/a.md": "See [b](b.md#part), [there](https://example.org) and [part](#c).\n"}
        self.refuses("links", page, "docs/a.md:1: links: no b.md")
        self.accepts("links", {**page, "docs/b.md": ""})
        self.refuses("links", {"README.md": "![a](docs/a.png)"}, "no docs/a.png")


class Exemptions(Tree):
    LONG = {"src/app/a.cpp": LICENCE + "\n" * 500}

    def test_lets_one_fault_through(self):
        self.refuses(None, self.LONG, "501 lines")
        self.accepts(None, {**self.LONG, "tests/tidy_exemptions.txt":
                            "# at most 1\nsizes src/app/a.cpp  # a table\n"})

    def test_not_needed(self):
        self.refuses(None, {"tests/tidy_exemptions.txt": "# at most 1\nsizes src/app/a.cpp\n"},
                     "no longer needed")

    def test_never_grows(self):
        self.refuses(None, {**self.LONG, "tests/tidy_exemptions.txt":
                            "# at most 0\nsizes src/app/a.cpp\n"}, "may only shrink")


class Program(Tree):
    def test_exit_code(self):
        for text, code in ((LICENCE, 0), ("", 1)):
            with tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder) / "src/app/a.cpp"
                path.parent.mkdir(parents=True)
                path.write_text(text, encoding="utf-8")
                done = subprocess.run([sys.executable, HERE / "tidy", "--root", folder],
                                      capture_output=True, text=True, check=False)
                self.assertEqual(done.returncode, code, done.stdout)
                self.assertIn(f"tidy: {code} faults", done.stdout)


if __name__ == "__main__":
    unittest.main()
