#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bombs.py FOLDER: small files that unfold into more than any machine has, for the tests of the
protected reader."""
import io
import pathlib
import struct
import sys
import zipfile
import zlib

MEGABYTE = 1 << 20
DOCX_HEAD = b'<?xml version="1.0"?><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


def packed(name, content):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        with archive.open(name, "w", force_zip64=True) as part:
            for piece in content:
                part.write(piece)
    return file.getvalue()


def zip_bomb(megabytes):
    """A DOCX of a megabyte whose only part has so many of them."""
    blanks = b" " * MEGABYTE
    return packed("word/document.xml", [DOCX_HEAD] + [blanks] * megabytes)


def lying_zip():
    """Its directory says that the part is small; it is not."""
    bomb = bytearray(zip_bomb(256))
    entry = bomb.rindex(b"PK\x01\x02")
    struct.pack_into("<I", bomb, entry + 24, 1000)
    return bytes(bomb)


def nested_zip(depth):
    inner = zip_bomb(64)
    for _ in range(depth):
        inner = packed("word/document.xml", [inner] * 10)
    return inner


def laughing(name, body):
    """Entities that unfold into ten to the power of eleven words."""
    xml = (f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{LAUGHS}]>' + body).encode()
    return packed(name, [xml])


def many_objects(count):
    """A PDF with so many objects, each of them a page."""
    kids = " ".join(f"{n} 0 R" for n in range(3, count + 3))
    parts = [f"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
             f"2 0 obj<</Type/Pages/Count {count}/Kids[{kids}]>>endobj\n"]
    parts += [f"{n} 0 obj<</Parent 2 0 R>>endobj\n" for n in range(3, count + 3)]
    start, places = 9, []
    for part in ["%PDF-1.4\n"] + parts:
        places.append(start)
        start += len(part)
    return ("%PDF-1.4\n" + "".join(parts) + f"trailer<</Size {count + 3}/Root 1 0 R>>\n"
            "%%EOF\n").encode()


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def huge_picture(width, height):
    """A PNG of a few bytes that says it has so many points."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) +
            chunk(b"IDAT", zlib.compress(b"\0" * MEGABYTE)) + chunk(b"IEND", b""))


def deflated_pdf(megabytes):
    """One page whose drawing is a stream packed to a thousandth."""
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(b"q Q " * (MEGABYTE // 4)) for _ in range(megabytes))
    stream += packer.flush()
    head = ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
            "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
            f"4 0 obj<</Length {len(stream)}/Filter/FlateDecode>>stream\n")
    return head.encode() + stream + (b"\nendstream endobj\ntrailer<</Size 5/Root 1 0 R>>\n"
                                     b"%%EOF\n")


def main():
    folder = pathlib.Path(sys.argv[1])
    bombs = {
        "zip.docx": zip_bomb(512),
        "lying.docx": lying_zip(),
        "nested.docx": nested_zip(3),
        "laughs.docx": laughing("word/document.xml",
                                "<w:document><w:body><w:p><w:r><w:t>&l11;</w:t></w:r></w:p>"
                                "</w:body></w:document>"),
        "laughs.odt": laughing("content.xml", "<office:document-content>&l11;"
                               "</office:document-content>"),
        "objects.pdf": many_objects(1_000_000),
        "stream.pdf": deflated_pdf(512),
        "picture.png": huge_picture(250_000, 200_000),
    }
    for name, content in bombs.items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
