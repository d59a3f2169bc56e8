"""What of one annotator's work fits the text and the codebook, and why the rest does not."""

from annotator.labelled.found import Work
from annotator.labelled.placing.case import Case, Placed
from annotator.labelled.placing.marks import Marks
from annotator.labelled.placing.replies import answer, hear
from annotator.labelled.placing.ties import tie_up


def placed(case: Case, work: Work) -> Placed:
    """Marks first, since some become answers and links lead from one to another."""
    marks = Marks(case, work)
    for mark in work.marks:
        marks.place(mark)
    for reply in work.replies:
        hear(case, reply)
    answer(case)
    for tie in work.ties:
        tie_up(case, tie)
    return case.placed
