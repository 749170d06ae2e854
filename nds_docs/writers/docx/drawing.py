"""Pictures in the line of text.

Source: ECMA-376 part 1, 20.4.
"""

from __future__ import annotations

from nds_docs.writers.docx.ooxml import EMU_PER_MM, escape
from nds_docs.writers.pictures import Size


def drawing(relation: str, number: int, size: Size, description: str) -> str:
    """The run with the picture; `number` sets it apart from the others, `description` is what a screen reader says."""
    extent = f'cx="{round(size.width * EMU_PER_MM)}" cy="{round(size.height * EMU_PER_MM)}"'
    name = f'id="{number}" name="Afbeelding {number}"'
    described = f' descr="{escape(description)}"' if description else ""
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr {name}{described}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
