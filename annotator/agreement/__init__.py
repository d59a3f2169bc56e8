"""Agreement between annotators: numpy arrays in, plain values out. Knows nothing of Django.

>>> one, two, label = 1, 2, 0
>>> study = Study(
...     labels=("scare_quote",),
...     texts=Texts.from_rows([(7, 60)]),
...     completions=Completions.from_rows([(7, one), (7, two)]),
...     spans=Spans.from_rows([(7, one, label, 0, 10), (7, two, label, 0, 10)]),
... )
>>> [agreement.alpha_char_nominal.value for agreement in per_label(study)]
[1.0]
"""

from .alpha import disagreement, nominal_alpha, pool
from .clusters import Cluster, Kind, Marked, clusters, confusions
from .comparable import Comparable
from .counts import COLUMNS, Counts, count
from .figures import MINIMUM, figures, leave_one_out
from .intervals import SEED, intervals
from .items import alpha_nominal, item_pairs
from .labels import (
    LabelAgreement,
    alpha_char_nominal,
    label_pairs,
    per_label,
    span_f1_exact,
    span_f1_overlap,
)
from .layers import Layers, layered
from .measures import MEASURES, Measure
from .result import Interval, Result, Undefined
from .sentences import Sentences, in_sentences
from .span_f1 import Matches, exact_matches, f1, overlap_matches
from .study import Completions, Spans, Study, Texts
from .sums import PerArticle, Sums, between, per_article
from .sweep import Blocks, Layer, coincidences, label_blocks, label_layer

__all__ = [
    "COLUMNS",
    "MEASURES",
    "MINIMUM",
    "SEED",
    "Blocks",
    "Cluster",
    "Comparable",
    "Completions",
    "Counts",
    "Interval",
    "Kind",
    "LabelAgreement",
    "Layer",
    "Layers",
    "Marked",
    "Matches",
    "Measure",
    "PerArticle",
    "Result",
    "Sentences",
    "Spans",
    "Study",
    "Sums",
    "Texts",
    "Undefined",
    "alpha_char_nominal",
    "alpha_nominal",
    "between",
    "clusters",
    "coincidences",
    "confusions",
    "count",
    "disagreement",
    "exact_matches",
    "f1",
    "figures",
    "in_sentences",
    "intervals",
    "item_pairs",
    "label_blocks",
    "label_layer",
    "label_pairs",
    "layered",
    "leave_one_out",
    "nominal_alpha",
    "overlap_matches",
    "per_article",
    "per_label",
    "pool",
    "span_f1_exact",
    "span_f1_overlap",
]
