"""Rules about what reviewers sent back (NDS6xx)."""

from __future__ import annotations

from nds_docs.checks.diagnostics import Rule, Severity
from nds_docs.language import Text

OPEN_REMARK = Rule(
    "NDS601",
    "open-remark",
    Severity.NOTE,
    message=Text(
        nl="onbeantwoorde opmerking van {author} ({id}): {said}",
        en="unanswered remark by {author} ({id}): {said}",
    ),
    why=Text(
        nl="Wie de moeite nam om te reageren, hoort wat ermee is gedaan.",
        en="Who took the trouble to respond hears what was done with it.",
    ),
    hint=Text(
        nl="`nds review apply --remark {id}` neemt haar over, `nds review answer {id} …` beantwoordt haar",
        en="`nds review apply --remark {id}` takes it over, `nds review answer {id} …` answers it",
    ),
)
ANSWER_IT = Text("`nds review answer {id} …` beantwoordt haar", "`nds review answer {id} …` answers it")
"""The hint for a remark that changes nothing by itself."""
