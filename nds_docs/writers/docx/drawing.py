"""Pictures in the line of text.

Source: ECMA-376 part 1, 20.4; MS-ODRAWXML 2.3.3 (the extension `svgBlip`, from Word 2016 on).
"""

from __future__ import annotations

from nds_docs.writers.docx.ooxml import EMU_PER_MM, escape
from nds_docs.writers.pictures import Size

_VECTOR = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/></a:ext></a:extLst>'
)


def drawing(relation: str, vector: str, number: int, size: Size, description: str) -> str:
    """The run with the picture; `number` sets it apart from the others, `description` is what a screen reader says.

    `vector` is the relation of the same picture as SVG, "" where there is none.
    """
    extent = f'cx="{round(size.width * EMU_PER_MM)}" cy="{round(size.height * EMU_PER_MM)}"'
    extension = _VECTOR.format(vector) if vector else ""
    name = f'id="{number}" name="Afbeelding {number}"'
    described = f' descr="{escape(description)}"' if description else ""
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr {name}{described}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}">{extension}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
