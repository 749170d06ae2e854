"""The theme: the colours and fonts that Word offers to who edits the file.

Source: ECMA-376 part 1, 14.2.7 and 20.1.6.9.
"""

from __future__ import annotations

from typing import Final

from nds_docs.writers import look
from nds_docs.writers.docx.ooxml import NAMESPACES

_COLOURS: Final = {
    "dk1": look.INK,
    "lt1": look.WHITE,
    "dk2": look.BRAND,
    "lt2": look.BRAND_TINT,
    "accent1": look.BRAND,
    "accent2": look.GOAL,
    "accent3": look.QUOTE,
    "accent4": look.TODO,
    "accent5": look.ACCENT,
    "accent6": look.BOX,
    "hlink": look.LINK,
    "folHlink": look.LINK,
}


def theme_xml(font: str) -> str:
    """The part `theme1.xml`, with `font` for headings and text."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in _COLOURS.items())
    faces = f'<a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{NAMESPACES["a"]}" name="NDS"><a:themeElements>'
        f'<a:clrScheme name="NDS">{colours}</a:clrScheme>'
        f'<a:fontScheme name="NDS"><a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="NDS"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
