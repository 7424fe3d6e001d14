#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes minutes/2026-11-19-brukarradet.docx, a draft that two people have been at: comments and
tracked changes. The same bytes every time."""
import pathlib
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def run(words):
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(inside, style=""):
    about = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{about}{inside}</w:p>"


def comment_here(number):
    return f'<w:r><w:commentReference w:id="{number}"/></w:r>'


def taken_out(words, who, when):
    return (f'<w:del w:id="90" w:author="{who}" w:date="{when}"><w:r>'
            f'<w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>')


def put_in(words, who, when):
    return f'<w:ins w:id="91" w:author="{who}" w:date="{when}">{run(words)}</w:ins>'


def comment(number, who, when, words):
    return (f'<w:comment w:id="{number}" w:author="{who}" w:date="{when}">'
            f"{paragraph(run(words))}</w:comment>")


BODY = "".join([
    paragraph(run("Brukarrådet psykiatri och boende"), "Title"),
    paragraph(run("Minnesanteckningar torsdagen den 19 november 2026, kl. 13–15, Fyren")),
    paragraph(run("Närvarande: Petra Lindow (antecknar), Birgitta Molin")),
    paragraph(run("Samlingsrummet"), "Heading1"),
    paragraph(run("Rummet är öppet varje dag till kl. 19.") + comment_here(1)),
    paragraph(run("Petra frågar boendechefen om ")
              + taken_out("tre", "Birgitta Molin", "2026-11-20T09:15:00Z")
              + put_in("fyra", "Birgitta Molin", "2026-11-20T09:15:00Z")
              + run(" nya nycklar senast den 10 december.")),
    paragraph(run("Brevet till regionen"), "Heading1"),
    paragraph(run("Vem har fått svar från regionen?") + comment_here(2)),
    paragraph(run("Läs mer på www.sundhamn.example/brukarradet.")),
])
COMMENTS = "".join([
    comment(1, "Birgitta Molin", "2026-11-20T09:10:00Z", "Stämmer det på helgerna också?"),
    comment(2, "Petra Lindow", "2026-11-20T16:40:00Z", "Jag ringer dem på måndag."),
])
PARTS = {
    "[Content_Types].xml":
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override '
        'PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.comments+xml"/></Types>',
    "_rels/.rels":
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels":
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/comments" Target="comments.xml"/></Relationships>',
    "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{BODY}</w:body></w:document>',
    "word/comments.xml": f'<w:comments xmlns:w="{W}">{COMMENTS}</w:comments>',
}

if __name__ == "__main__":
    target = pathlib.Path(__file__).parents[1] / "minutes/2026-11-19-brukarradet.docx"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in PARTS.items():
            part = zipfile.ZipInfo(name, (2026, 11, 20, 17, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, '<?xml version="1.0" encoding="UTF-8"?>' + text)
