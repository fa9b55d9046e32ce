"""Drawn charts checked and fitted into a page: no script, nothing fetched, colours that follow the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree

from wartoll.errors import WartollError

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_TAGS = frozenset(
    "svg g path line rect circle text tspan a title desc defs clipPath linearGradient stop pattern".split()
)
_ATTRIBUTES = frozenset(
    (
        "class width height viewBox version transform d x y x1 x2 y1 y2 dx dy r rx ry cx cy fill stroke opacity id "
        "fill-opacity stroke-opacity stroke-width stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin "
        "stroke-miterlimit font-family font-size font-weight font-style text-anchor clip-path pointer-events display "
        "role aria-label aria-hidden aria-roledescription aria-describedby focusable offset stop-color gradientUnits"
    ).split()
)
_LOCAL = re.compile(r"#[A-Za-z][A-Za-z0-9_.:-]*\Z")
_LOCAL_URL = re.compile(r"url\(['\"]?#([A-Za-z][A-Za-z0-9_.:-]*)['\"]?\)\Z")


def fit_svg(
    svg: str, key: str, title: str, description: str, classes: Mapping[str, str] | None = None, base: str = ""
) -> str:
    """An SVG that may stand in the page.

    Parameters
    ----------
    svg : str
        As it was drawn.
    key : str
        Put before every identifier, so that two charts in a page don't share one.
    title, description : str
        Its text alternative.
    classes : mapping of str to str, optional
        Colours (lower case) to class names, so that a style sheet can change them.
    base : str
        What the drawing engine put before every address in the page.

    Raises
    ------
    WartollError
        Where it holds an element or an attribute that a chart has no need of, or an address outside the page.
    """
    if "<!DOCTYPE" in svg or "<!ENTITY" in svg:
        raise WartollError("a chart holds a document type", "plain SVG")
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        raise WartollError(f"a chart can't be read: {error}", "well-formed SVG") from error
    for element in root.iter():
        _fit_element(element, key, classes or {}, base)
    root.set("role", "img")
    root.set("aria-labelledby", f"{key}-title {key}-desc")
    root.attrib.pop("aria-label", None)
    for position, (tag, words) in enumerate((("title", title), ("desc", description))):
        told = ElementTree.Element(tag, {"id": f"{key}-{tag}"})
        told.text = words
        root.insert(position, told)
    width, height = root.attrib.pop("width", ""), root.attrib.pop("height", "")
    if width and height:
        root.set("viewBox", root.get("viewBox") or f"0 0 {width} {height}")
        root.set("width", width)
        root.set("height", height)
    return ElementTree.tostring(root, encoding="unicode")


def _fit_element(element: ElementTree.Element, key: str, classes: Mapping[str, str], base: str) -> None:
    tag = element.tag.removeprefix(f"{{{_SVG}}}") if isinstance(element.tag, str) else ""
    if tag not in _TAGS:
        raise WartollError(f"a chart holds <{tag or 'a comment'}>", "shapes and text alone")
    element.tag = tag
    target = element.attrib.pop(_XLINK, None) or element.attrib.pop("href", None)
    if target is not None:
        target = target.removeprefix(base)
        if not _LOCAL.match(target):
            raise WartollError(f"a chart leads to {target[:60]!r}", "a place in the page")
        element.set("href", target)
    for name in list(element.attrib):
        if name not in _ATTRIBUTES and name != "href":
            del element.attrib[name]
            continue
        value = element.attrib[name]
        if "url(" in value.lower():
            inner = _LOCAL_URL.match(value)
            if not inner:
                raise WartollError(f"a chart fetches {value[:60]!r}", "nothing outside the page")
            element.set(name, f"url(#{key}-{inner[1]})")
    if "id" in element.attrib:
        element.set("id", f"{key}-{element.attrib['id']}")
    for name in ("fill", "stroke"):
        shade = classes.get(element.attrib.get(name, "").lower())
        if shade:
            element.set("class", f"{element.attrib.get('class', '')} {name}-{shade}".strip())
