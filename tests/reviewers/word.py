"""A reviewer in Word: tracked changes and comments as Word writes them.

Word itself is not at hand: this imitates what its files hold (ECMA-376 part 1, 17.13; MS-DOCX 2.2 and 2.5).
"""

from __future__ import annotations

import copy

from lxml import etree

from tests.reviewers.word_file import CONTENT, W14_URI, W15_URI, W16_URI, W_URI, Element, W, WordFile, properties_of

RELATIONS = {
    "comments": "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    "commentsIds": "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds",
}


class Reviewer(WordFile):
    """A Word file in the hands of a person; every change is tracked, as that person's."""

    def __init__(self, raw: bytes, author: str = "Rita Reviewer", date: str = "2025-03-01T10:00:00Z") -> None:
        super().__init__(raw)
        self.author, self.date = author, date
        self.number = 9000
        self.comments: list[tuple[Element, str, bool]] = []

    def save(self) -> bytes:
        if self.comments:
            self._write_comments()
        return super().save()

    # --- changes ------------------------------------------------------------------------------------

    def replace(self, old: str, new: str) -> None:
        """Deletes `old` and inserts `new` behind it, as typing over a selection does."""
        runs = self.runs(old)
        last = runs[-1]
        self._wrap(runs, "del")
        if new:
            self.insert_behind(self._outer(last), new, last)

    def delete(self, old: str) -> None:
        self.replace(old, "")

    def insert(self, after: str, new: str) -> None:
        last = self.runs(after)[-1]
        self.insert_behind(self._parted(last), new, last)

    def split(self, after: str) -> None:
        """Enter behind some words: the first half gets the new mark, the second keeps the old one."""
        last = self.runs(after)[-1]
        paragraph = self._paragraph_of(last)
        second = etree.Element(W + "p")
        properties = paragraph.find(W + "pPr")
        if properties is not None:
            second.append(copy.deepcopy(properties))
        top = self._top(last, paragraph)
        for moving in list(top.itersiblings()):
            second.append(moving)
        paragraph.addnext(second)
        self._mark(paragraph, "ins")

    def join(self, words: str) -> None:
        """Deletes the end of the paragraph that holds some words."""
        self._mark(self.paragraph(words), "del")

    def delete_paragraph(self, words: str) -> None:
        paragraph = self.paragraph(words)
        self._wrap([run for run in paragraph.iter(W + "r") if run.find(W + "t") is not None], "del")
        self._mark(paragraph, "del")

    def add_paragraph(self, after: str, text: str) -> None:
        """Enter at the end of a paragraph and typing: the old one gets the new mark."""
        paragraph = self.paragraph(after)
        new = etree.Element(W + "p")
        properties = paragraph.find(W + "pPr")
        if properties is not None:
            new.append(copy.deepcopy(properties))
        self._mark(paragraph, "ins")
        paragraph.addnext(new)
        new.append(self._insertion(text))

    def delete_row(self, words: str) -> None:
        row = next(element for element in self.paragraph(words).iterancestors(W + "tr"))
        properties = row.find(W + "trPr")
        if properties is None:
            properties = etree.Element(W + "trPr")
            row.insert(0, properties)
        properties.append(self._revision("del"))
        for paragraph in row.iter(W + "p"):
            self._wrap([run for run in paragraph.iter(W + "r") if run.find(W + "t") is not None], "del")

    def add_row(self, beside: str, cells: tuple[str, ...]) -> None:
        """A row below the one that holds some words."""
        row = next(element for element in self.paragraph(beside).iterancestors(W + "tr"))
        new = copy.deepcopy(row)
        properties = new.find(W + "trPr")
        if properties is None:
            properties = etree.Element(W + "trPr")
            new.insert(0, properties)
        properties.append(self._revision("ins"))
        row.addnext(new)
        for cell, text in zip(new.iter(W + "tc"), cells, strict=True):
            paragraph = next(cell.iter(W + "p"))
            for child in list(paragraph):
                if child.tag != W + "pPr":
                    paragraph.remove(child)
            paragraph.append(self._insertion(text))

    def delete_cell(self, words: str) -> None:
        """Takes out one cell, not its row."""
        self._of_cell(self.paragraph(words)).append(self._revision("cellDel"))

    def insert_cell(self, beside: str, text: str) -> None:
        """A cell behind another, in its row alone."""
        cell = self._around(self.paragraph(beside), "tc")
        new = etree.Element(W + "tc")
        paragraph = etree.SubElement(new, W + "p")
        self._of_cell(paragraph).append(self._revision("cellIns"))
        paragraph.append(self._insertion(text))
        cell.addnext(new)

    def merge_cell(self, words: str) -> None:
        """Makes a cell one with the cell above."""
        change = self._revision("cellMerge")
        change.set(W + "vMerge", "cont")
        self._of_cell(self.paragraph(words)).append(change)

    def looks_of_table(self, words: str) -> None:
        """Other borders, another height, another width: of a table, a row and a cell."""
        inside = self.paragraph(words)
        for name in ("tbl", "tr", "tc"):
            self._changed(self._properties(self._around(inside, name), name + "Pr"))

    def looks_of_every_paragraph(self) -> None:
        """Selects all and sets the spacing."""
        for paragraph in self.document.iter(W + "p"):
            self._changed(self._properties(paragraph, "pPr"))

    def looks_of_page(self) -> None:
        for section in self.document.iter(W + "sectPr"):
            self._changed(section)

    def renumber(self, words: str) -> None:
        """What Word noted of the number that an item had."""
        numbering = self._properties(self._properties(self.paragraph(words), "pPr"), "numPr")
        change = self._revision("numberingChange")
        change.set(W + "original", "%1:1:0:.")
        numbering.append(change)

    def style(self, words: str, style: str) -> None:
        """Gives a paragraph another style."""
        properties = self.paragraph(words).find(W + "pPr")
        assert properties is not None
        change = self._revision("pPrChange")
        change.append(copy.deepcopy(properties))
        for old in properties.findall(W + "pStyle"):
            properties.remove(old)
        properties.insert(0, etree.Element(W + "pStyle", {W + "val": style}))
        properties.append(change)

    def move(self, words: str, after: str) -> None:
        """Cuts words and pastes them behind others, as Word tracks a move."""
        runs = self.runs(words)
        target = self.runs(after)[-1]
        name = f"move{self.number}"
        there = [copy.deepcopy(run) for run in runs]
        self._wrap(runs, "moveFrom")
        moved = self._outer(runs[0])
        for tag, place in (("moveFrom", moved), ("moveTo", None)):
            start, end = self._revision(tag + "RangeStart"), etree.Element(W + tag + "RangeEnd")
            start.set(W + "name", name)
            end.set(W + "id", start.get(W + "id") or "")
            if place is None:
                place = self._revision("moveTo")
                place.extend(there)
                self._outer(target).addnext(place)
            place.addprevious(start)
            place.addnext(end)

    def bold(self, words: str) -> None:
        for run in self.runs(words):
            properties = run.find(W + "rPr")
            if properties is None:
                properties = etree.Element(W + "rPr")
                run.insert(0, properties)
            change = self._revision("rPrChange")
            change.append(etree.Element(W + "rPr"))
            etree.SubElement(properties, W + "b")
            properties.append(change)

    def comment(self, words: str, text: str, *, answers: tuple[str, ...] = (), resolved: bool = False) -> None:
        self.comment_on(self.runs(words), text, answers=answers, resolved=resolved)

    def comment_on(
        self, runs: list[Element], text: str, *, answers: tuple[str, ...] = (), resolved: bool = False
    ) -> None:
        parent = ""
        for said in (text, *answers):
            id_ = str(self._next())
            start, end = etree.Element(W + "commentRangeStart"), etree.Element(W + "commentRangeEnd")
            start.set(W + "id", id_)
            end.set(W + "id", id_)
            self._outer(runs[0]).addprevious(start)
            reference = etree.Element(W + "r")
            etree.SubElement(reference, W + "commentReference").set(W + "id", id_)
            self._outer(runs[-1]).addnext(end)
            end.addnext(reference)
            para_id = f"{int(id_):08X}"
            self.comments.append((self._comment(id_, said, para_id), parent, resolved))
            parent = parent or para_id

    # --- places ---------------------------------------------------------------------------------------

    def paragraph(self, words: str) -> Element:
        """The first paragraph that holds some words, in the text or in a footnote."""
        for name in ("word/document.xml", "word/footnotes.xml"):
            for paragraph in self.roots[name].iter(W + "p") if name in self.roots else ():
                style = paragraph.find(f"{W}pPr/{W}pStyle")
                in_list = style is not None and (style.get(W + "val") or "").startswith(("TOC", "TableofFigures"))
                if not in_list and words in self._said(paragraph):
                    return paragraph
        raise AssertionError(f"{words!r} is nowhere")

    def runs(self, words: str) -> list[Element]:
        """The runs that hold exactly some words; those at their ends are cut."""
        paragraph = self.paragraph(words)
        start = self._said(paragraph).index(words)
        end, at, found = start + len(words), 0, []
        for run in [run for run in paragraph.iter(W + "r") if self._text(run)]:
            length = len(self._text(run))
            first, last = max(start - at, 0), min(end - at, length)
            if first < last:
                if last < length:
                    self._cut(run, last)
                found.append(self._cut(run, first) if first else run)
            at += length
        return found

    def _paragraph_of(self, element: Element) -> Element:
        return next(ancestor for ancestor in element.iterancestors(W + "p"))

    def _top(self, element: Element, paragraph: Element) -> Element:
        while element.getparent() is not paragraph:
            element = element.getparent()  # type: ignore[assignment]
        return element

    def _outer(self, run: Element) -> Element:
        """The run, or the revision it was wrapped in."""
        parent = run.getparent()
        revisions = (W + "ins", W + "del", W + "moveFrom", W + "moveTo")
        return parent if parent is not None and parent.tag in revisions else run

    def _parted(self, run: Element) -> Element:
        """As `_outer`, parted behind the run: who types in what another inserted makes it two insertions."""
        outer = self._outer(run)
        rest = list(run.itersiblings()) if outer is not run else []
        if rest:
            twin = copy.deepcopy(outer)
            for child in list(twin):
                twin.remove(child)
            twin.set(W + "id", str(self._next()))
            twin.extend(rest)
            outer.addnext(twin)
        return outer

    # --- elements -------------------------------------------------------------------------------------

    def _around(self, element: Element, name: str) -> Element:
        return next(ancestor for ancestor in element.iterancestors(W + name))

    def _of_cell(self, paragraph: Element) -> Element:
        return self._properties(self._around(paragraph, "tc"), "tcPr")

    def _properties(self, element: Element, name: str) -> Element:
        return properties_of(element, name)

    def _changed(self, properties: Element) -> None:
        """Notes what properties were before (17.13.5.29 and what follows)."""
        name = etree.QName(properties).localname
        change = self._revision(name + "Change")
        before = etree.SubElement(change, properties.tag)
        before.extend(copy.deepcopy(one) for one in properties if one.tag not in (W + "rPr", W + "sectPr"))
        properties.append(change)

    def _next(self) -> int:
        self.number += 1
        return self.number

    def _revision(self, name: str) -> Element:
        made = etree.Element(W + name)
        made.set(W + "id", str(self._next()))
        made.set(W + "author", self.author)
        made.set(W + "date", self.date)
        return made

    def _wrap(self, runs: list[Element], name: str) -> None:
        for run in runs:
            revision = self._revision(name)
            run.addprevious(revision)
            revision.append(run)
            for text in run.findall(W + "t"):
                text.tag = W + ("delText" if name == "del" else "t")

    def _insertion(self, text: str, like: Element | None = None) -> Element:
        revision = self._revision("ins")
        run = etree.SubElement(revision, W + "r")
        if like is not None and (properties := like.find(W + "rPr")) is not None:
            run.append(copy.deepcopy(properties))
        said = etree.SubElement(run, W + "t")
        said.text = text
        said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return revision

    def insert_behind(self, place: Element, text: str, like: Element) -> None:
        place.addnext(self._insertion(text, like))

    def _mark(self, paragraph: Element, name: str) -> None:
        properties = paragraph.find(W + "pPr")
        if properties is None:
            properties = etree.Element(W + "pPr")
            paragraph.insert(0, properties)
        run_properties = properties.find(W + "rPr")
        if run_properties is None:
            run_properties = etree.SubElement(properties, W + "rPr")
        run_properties.insert(0, self._revision(name))

    def _comment(self, id_: str, text: str, para_id: str) -> Element:
        made = self._revision("comment")
        made.set(W + "id", id_)
        made.set(W + "initials", "RR")
        paragraph = etree.SubElement(made, W + "p", {f"{{{W14_URI}}}paraId": para_id})
        etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "t").text = text
        return made

    def _write_comments(self) -> None:
        comments = etree.Element(W + "comments", nsmap={"w": W_URI, "w14": W14_URI})
        extended = etree.Element(f"{{{W15_URI}}}commentsEx", nsmap={"w15": W15_URI})
        ids = etree.Element(f"{{{W16_URI}}}commentsIds", nsmap={"w16cid": W16_URI})
        for comment, parent, resolved in self.comments:
            comments.append(comment)
            entry = etree.SubElement(extended, f"{{{W15_URI}}}commentEx")
            entry.set(f"{{{W15_URI}}}paraId", comment[0].get(f"{{{W14_URI}}}paraId") or "")
            if parent:
                entry.set(f"{{{W15_URI}}}paraIdParent", parent)
            entry.set(f"{{{W15_URI}}}done", "1" if resolved else "0")
            para_id = comment[0].get(f"{{{W14_URI}}}paraId") or ""
            named = {f"{{{W16_URI}}}paraId": para_id, f"{{{W16_URI}}}durableId": f"1{para_id[1:]}"}
            etree.SubElement(ids, f"{{{W16_URI}}}commentId", named)
        for name, root in (("comments", comments), ("commentsExtended", extended), ("commentsIds", ids)):
            part = f"word/{name}.xml"
            if part not in self.parts:
                self._add_part(part, f"{CONTENT}.{name}+xml", RELATIONS[name])
            self.parts[part] = b""
            self.roots[part] = root

    def _add_part(self, part: str, content: str, relation: str) -> None:
        types, relations = self.roots["[Content_Types].xml"], self.roots["word/_rels/document.xml.rels"]
        named = {"PartName": f"/{part}", "ContentType": content}
        etree.SubElement(types, f"{{{types.nsmap[None]}}}Override", named)
        target = {"Id": f"rIdReviewer{len(relations)}", "Type": relation, "Target": part.removeprefix("word/")}
        etree.SubElement(relations, f"{{{relations.nsmap[None]}}}Relationship", target)
