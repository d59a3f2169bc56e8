"""From a plan to everything it would do, in a fixed number of statements."""

from annotator.changes import of_rest, of_spans, outcome
from annotator.changes.books import book_of
from annotator.changes.models import ChangePlan
from annotator.changes.outcome import Outcome
from annotator.changes.planning import UNDECIDED, fates


def outcome_of(plan: ChangePlan) -> Outcome:
    """Writes nothing. Where a label is undecided it counts as retired until somebody decides."""
    old, new = book_of(plan.old), book_of(plan.new)
    fate = fates(old.names, new.names, plan.decided)
    found = Outcome(old, new, fate, outcome.moving(plan))
    outcome.work_out(plan, found)
    of_spans.work_out(found, plan.decided)
    of_rest.links(found, plan.decided)
    of_rest.answers(found, plan.decided)
    found.totals["undecided"] = sum(one.kind == UNDECIDED for one in fate.values())
    waiting = (found.labels[slug] for slug, one in fate.items() if one.kind == UNDECIDED)
    found.totals["waiting"] = sum(waiting)
    return found
