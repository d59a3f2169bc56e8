"""Work that was done after a plan was applied and that reverting it would lose."""

from dataclasses import dataclass

from django.db import connection

from annotator.changes.models import ChangePlan

MOST_TOLD = 50


@dataclass(frozen=True)
class Dependent:
    """A row that is not as the plan left it, and where to find it."""

    kind: str
    assignment: int
    annotator: str
    text: int
    words: str


# What was changed since, what was made or brought back since, and what moved on to a third version.
_LATER = """
WITH m AS (SELECT "table", "row", after FROM annotator_move WHERE plan_id = %(plan)s),
place AS (SELECT "row" AS id FROM m WHERE "table" = 'assignment'),
later AS (
    SELECT 'span' AS kind, s.assignment_id, s.quote AS words
    FROM annotator_span s JOIN place p ON p.id = s.assignment_id
    LEFT JOIN m ON m."table" = 'span' AND m."row" = s.id
    WHERE CASE WHEN m."row" IS NULL THEN s.deleted_at IS NULL
        ELSE s.revision <> (m.after->>'revision')::integer
            OR s.label_id <> (m.after->>'label_id')::bigint END
    UNION ALL
    SELECT 'link', l.assignment_id, t.slug
    FROM annotator_link l JOIN place p ON p.id = l.assignment_id
    JOIN annotator_linktype t ON t.id = l.type_id
    LEFT JOIN m ON m."table" = 'link' AND m."row" = l.id
    WHERE CASE WHEN m."row" IS NULL THEN l.deleted_at IS NULL
        ELSE l.revision <> (m.after->>'revision')::integer END
    UNION ALL
    SELECT 'answer', a.assignment_id, q.slug
    FROM annotator_answer a JOIN place p ON p.id = a.assignment_id
    JOIN annotator_question q ON q.id = a.question_id
    LEFT JOIN m ON m."table" = 'answer' AND m."row" = a.id
    WHERE CASE WHEN m."row" IS NULL THEN a.value <> 'null'
        ELSE a.revision <> (m.after->>'revision')::integer END
    UNION ALL
    SELECT 'assignment', x.id, ''
    FROM annotator_assignment x JOIN m ON m."table" = 'assignment' AND m."row" = x.id
    WHERE x.codebook_id <> (m.after->>'codebook_id')::bigint
)
SELECT kind, assignment_id, coalesce(pseudonym, ''), x.text_id, words, count(*) OVER ()
FROM later JOIN annotator_assignment x ON x.id = assignment_id
LEFT JOIN annotator_membership n ON n.id = x.annotator_id
ORDER BY assignment_id, kind, words LIMIT %(most)s
"""


def later_work(plan: ChangePlan) -> tuple[list[Dependent], int]:
    """The first of them, and how many there are in all."""
    with connection.cursor() as cursor:
        cursor.execute(_LATER, {"plan": plan.pk, "most": MOST_TOLD})
        rows = cursor.fetchall()
    return [Dependent(*row[:5]) for row in rows], rows[0][5] if rows else 0
