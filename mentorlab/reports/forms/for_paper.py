"""How does the page become something to print? What is folded on a screen stands open at the end, in its order.

Works on the page's own tree: nothing is written anew, so paper can say nothing else than the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement

from mentorlab.answers.wording import catalogue

SVG = "{http://www.w3.org/2000/svg}svg"
ANNEX = "ml-annex"
MANY = 16  # columns of a table; more are set smaller
TOGETHER = re.compile(r"(p [=<] \.\d+|[=<] \.\d+)")  # a line would be broken after the point


def laid_out(root: Element, style: str, running: Mapping[str, str], made_on: str) -> None:
    """Change the page's tree for paper: its style, running lines, details at the end, drawings with their words.

    `running`: what stands at the edges of every page, by the name that the style knows it by.
    """
    head, body = root.find("head"), root.find("body")
    if head is None or body is None:
        raise ValueError("not a page")
    for old in head.findall("style"):
        head.remove(old)
    SubElement(head, "style").text = style
    SubElement(head, "meta", {"name": "dcterms.created", "content": made_on})
    SubElement(head, "meta", {"name": "dcterms.modified", "content": made_on})
    for name, words in running.items():
        body.set(f"data-{name}", " ".join(words.split()))
    for drawn in root.iter(SVG):
        SubElement(drawn, "{http://www.w3.org/2000/svg}title").text = drawn.get("aria-label", "")
    for table in body.iter("table"):
        if max((len(row) for row in table.iter("tr")), default=0) > MANY:
            table.set("class", "ml-many")
    _kept_together(body)
    _unfolded(body)


def _kept_together(body: Element) -> None:
    """Numbers that a line must not part stand in elements of their own."""
    for one in list(body.iter()):
        before, *parts = TOGETHER.split(one.text or "")
        spans = [_kept(words, after) for words, after in zip(parts[::2], parts[1::2], strict=True)]
        if spans:
            one.text, one[:0] = before, spans
        for place, child in reversed(list(enumerate(one))):
            before, *parts = TOGETHER.split(child.tail or "")
            if parts and child not in spans:
                child.tail = before
                one[place + 1 : place + 1] = [_kept(*pair) for pair in zip(parts[::2], parts[1::2], strict=True)]


def _kept(words: str, after: str) -> Element:
    span = Element("span", {"class": "ml-kept"})
    span.text, span.tail = words, after
    return span


def _unfolded(body: Element) -> None:
    """Details go to the end of the body, each under the heading that it stood below, with its page where it stood."""
    labels, annex, heading = catalogue().LABELS, Element("section", {"class": ANNEX}), ""
    SubElement(annex, "h2").text = labels["annex"]
    above = {child: parent for parent in body.iter() for child in parent}
    for one in list(body.iter()):
        if one.tag in ("h1", "h2", "h3"):
            heading = "".join(one.itertext()).rstrip("¶ ")
        if one.tag != "details" or any(up.tag == "details" for up in _ups(one, above)):
            continue
        summary = "".join(part for said in one.findall("summary") for part in said.itertext())
        kept = [child for child in one if child.tag != "summary"]
        tail, draft = one.tail, "ml-draft" in one.get("class", "")
        one.clear()
        one.tag, one.tail = "p", tail
        if draft:  # its own file holds it
            one.set("class", "ml-title")
            one.text = summary
            continue
        place = f"annex-{len(annex)}"
        one.set("class", "ml-elsewhere")
        SubElement(one, "a", {"href": f"#{place}"}).text = f"{summary}: {labels['on_page']} "
        folded = SubElement(annex, "div")
        SubElement(folded, "h3", {"id": place}).text = f"{heading}{' ' if heading.endswith('?') else ': '}{summary}"
        folded.extend(kept)
    if len(annex) > 1:
        body.append(annex)


def _ups(one: Element, above: Mapping[Element, Element]) -> Iterator[Element]:
    while one in above:
        one = above[one]
        yield one
