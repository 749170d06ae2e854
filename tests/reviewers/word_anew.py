"""What Word writes anew at every save without a word of the text: numbers of notes, comments and lists, names of
pictures, revisions run by run, marks between paragraphs instead of in them.

Seen in files that Word saved; ECMA-376 part 1, 17.9 (numbering), 17.11 (notes), 17.13.4 and 17.13.5 (annotations).
"""

from __future__ import annotations

import copy
import random
import re

from lxml import etree

from tests.reviewers.word_file import CONTENT, W14_URI, W_URI, W, WordFile

W14 = f"{{{W14_URI}}}"
REVISED = (W + "ins", W + "del")
ANCHORS = tuple(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
SIGNS = {"\u2011": "noBreakHyphen", "\u00ad": "softHyphen", "\t": "tab"}
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def written_anew(word: WordFile, seed: int) -> None:
    """All of it, drawn with the seed."""
    chance = random.Random(seed)
    notes_from_one(word)
    comments_from_nought(word)
    lists_and_pictures(word)
    run_by_run(word, chance)
    tracked_references(word, chance)
    signs(word)
    between_paragraphs(word, chance)
    looks(word, chance)
    endnotes(word)


def notes_from_one(word: WordFile) -> None:
    """Footnotes by their order in the text, from 1; their separators are -1 and 0 (17.11.17)."""
    notes = word.roots.get("word/footnotes.xml")
    if notes is None:
        return
    marks = list(word.document.iter(W + "footnoteReference"))
    new = {mark.get(W + "id"): str(number) for number, mark in enumerate(marks, 1)}
    separators = [note for note in notes if note.get(W + "type") is not None]
    new |= {note.get(W + "id"): str(number) for number, note in enumerate(separators, -1)}
    for element in (*marks, *notes):
        element.set(W + "id", new.get(element.get(W + "id"), "9999"))
    for note in sorted(notes, key=lambda one: int(one.get(W + "id") or 0)):
        notes.append(note)


def comments_from_nought(word: WordFile) -> None:
    comments = word.roots.get("word/comments.xml")
    new = {one.get(W + "id"): str(number) for number, one in enumerate(comments)} if comments is not None else {}
    anchors = [one for root in word.roots.values() for one in root.iter(*ANCHORS)]
    for element in (*anchors, *(comments if comments is not None else ())):
        id_ = element.get(W + "id") or ""
        element.set(W + "id", new.get(id_, f"{len(new)}{id_}"))  # LibreOffice leaves marks of no comment


def lists_and_pictures(word: WordFile) -> None:
    """Other numbers for every list, other names for the files of pictures."""
    for root in word.roots.values():
        for element in root.iter(W + "numId"):
            element.set(W + "val", str(int(element.get(W + "val") or 0) + 30))
        for element in root.iter(W + "num"):
            element.set(W + "numId", str(int(element.get(W + "numId") or 0) + 30))
        for relation in root.iter(RELATION):
            relation.set("Target", re.sub(r"(media/)(.*)", r"\1image-\2", relation.get("Target") or ""))
    for part in [part for part in word.parts if part.startswith("word/media/")]:
        word.parts[part.replace("media/", "media/image-")] = word.parts.pop(part)


def run_by_run(word: WordFile, chance: random.Random) -> None:
    """An insertion or deletion for every run: Word begins another one at each save and each minute."""
    for root in word.roots.values():
        for revision in list(root.iter(*REVISED)):
            runs = list(revision)
            if len(runs) < 2 or chance.random() < 0.3 or any(one.tag != W + "r" for one in runs):
                continue
            for one in reversed(runs[1:]):
                again = etree.Element(revision.tag, {str(key): str(value) for key, value in revision.attrib.items()})
                again.append(one)
                revision.addnext(again)


def tracked_references(word: WordFile, chance: random.Random) -> None:
    """Who comments with tracking on inserts the mark of the comment too (17.13.4.5)."""
    comments = word.roots.get("word/comments.xml")
    authors = {one.get(W + "id"): one for one in comments} if comments is not None else {}
    for mark in list(word.document.iter(W + "commentReference")):
        run, comment = mark.getparent(), authors.get(mark.get(W + "id"))
        plain = run is not None and run.tag == W + "r" and run.getparent().tag == W + "p"  # type: ignore[union-attr]
        if not plain or comment is None or run is None or chance.random() < 0.5:
            continue
        said = {key: comment.get(key) or "" for key in (W + "author", W + "date") if comment.get(key)}
        revision = etree.Element(W + "ins", {W + "id": mark.get(W + "id") or "", **said})
        run.addprevious(revision)
        revision.append(run)


def signs(word: WordFile) -> None:
    """Signs with an element of their own (17.3.3)."""
    for name in ("word/document.xml", "word/footnotes.xml"):
        for text in list(word.roots[name].iter(W + "t")) if name in word.roots else ():
            said = text.text or ""
            for part in re.split("([\u2011\u00ad\t])", said) if any(sign in said for sign in SIGNS) else ():
                new = etree.Element(W + SIGNS.get(part, "t"))
                if part not in SIGNS:
                    new = copy.deepcopy(text)
                    new.text = part
                text.addprevious(new)
            if any(sign in said for sign in SIGNS):
                text.getparent().remove(text)  # type: ignore[union-attr]


def between_paragraphs(word: WordFile, chance: random.Random) -> None:
    """Ranges that begin a paragraph begin before it, and those that end one end behind it."""
    starts = tuple(W + name for name in ("commentRangeStart", "moveFromRangeStart", "moveToRangeStart"))
    for paragraph in list(word.document.iter(W + "p")):
        parent = paragraph.getparent()
        if parent is None or parent.tag not in (W + "body", W + "tc") or chance.random() < 0.5:
            continue
        inside = [one for one in paragraph if one.tag != W + "pPr"]
        if inside and inside[0].tag in starts:
            paragraph.addprevious(inside[0])


def looks(word: WordFile, chance: random.Random) -> None:
    """Properties of runs, paragraphs, rows and cells that say nothing of the text."""
    for name, inside in (("r", "noProof"), ("p", "cnfStyle"), ("tr", "trHeight"), ("tc", "vAlign")):
        for element in word.document.iter(W + name):
            if chance.random() < 0.1:
                properties = element.find(f"{W}{name}Pr")
                if properties is None:
                    properties = etree.Element(f"{W}{name}Pr")
                    element.insert(1 if element.find(W + "tblPrEx") is not None else 0, properties)
                properties.insert(0, etree.Element(W + inside, {W + "val": "1"}))
    for row in word.document.iter(W + "tr"):
        if chance.random() < 0.2 and row.find(W + "tblPrEx") is None:
            row.insert(0, etree.Element(W + "tblPrEx"))
        row.set(W14 + "paraId", f"{chance.randrange(1, 1 << 31):08X}")


def endnotes(word: WordFile) -> None:
    """The separators of endnotes, which stand in every file of Word's."""
    if "word/endnotes.xml" in word.roots:
        return
    root = etree.Element(W + "endnotes", nsmap={"w": W_URI})
    for number, kind in enumerate(("separator", "continuationSeparator"), -1):
        note = etree.SubElement(root, W + "endnote", {W + "type": kind, W + "id": str(number)})
        etree.SubElement(etree.SubElement(etree.SubElement(note, W + "p"), W + "r"), W + kind)
    word.parts["word/endnotes.xml"] = b""
    word.roots["word/endnotes.xml"] = root
    types = {"PartName": "/word/endnotes.xml", "ContentType": f"{CONTENT}.endnotes+xml"}
    etree.SubElement(word.roots["[Content_Types].xml"], OVERRIDE, types)
    relations = word.roots["word/_rels/document.xml.rels"]
    leads: dict[str, str] = {"Id": "rIdEndnotes", "Type": f"{RELATIONSHIPS}/endnotes", "Target": "endnotes.xml"}
    etree.SubElement(relations, RELATION, leads)
