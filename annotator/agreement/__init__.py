"""Agreement between annotators: numpy arrays in, plain values out. Knows nothing of Django.

>>> one, two, label = 1, 2, 0
>>> study = Study(
...     labels=("scare_quote",),
...     texts=Texts.from_rows([(7, 60)]),
...     completions=Completions.from_rows([(7, one), (7, two)]),
...     spans=Spans.from_rows([(7, one, label, 0, 10), (7, two, label, 0, 10)]),
... )
>>> (result,) = figures(per_article(count(study)), ["alpha_char_nominal"], minimum=1).values()
>>> result[0].value
1.0
"""

from .alike import span_f1_iou
from .blocks import Blocks, label_blocks
from .clusters import Cluster, Kind, Marked, clusters, confusions
from .comparable import Comparable
from .consistency import Consistency, consistency
from .counts import COLUMNS, Counts, count
from .exclusive import exclusive
from .figures import MINIMUM, figures, leave_one_out
from .intervals import SEED, intervals
from .item_figures import item_figures
from .item_measures import ITEM_MEASURES
from .items import Ratings
from .layers import Layers, layered
from .measures import MEASURES, Measure
from .result import Interval, Result, Undefined
from .sentences import Sentences, in_sentences
from .stacked import Stacked, stack
from .study import Completions, Spans, Study, Texts
from .sums import PerArticle, Sums, between, per_article
from .unitizing_1995 import Unitized, alpha_unitizing_1995, unitized

__all__ = [
    "COLUMNS",
    "ITEM_MEASURES",
    "MEASURES",
    "MINIMUM",
    "SEED",
    "Blocks",
    "Cluster",
    "Comparable",
    "Completions",
    "Consistency",
    "Counts",
    "Interval",
    "Kind",
    "Layers",
    "Marked",
    "Measure",
    "PerArticle",
    "Ratings",
    "Result",
    "Sentences",
    "Spans",
    "Stacked",
    "Study",
    "Sums",
    "Texts",
    "Undefined",
    "Unitized",
    "alpha_unitizing_1995",
    "between",
    "clusters",
    "confusions",
    "consistency",
    "count",
    "exclusive",
    "figures",
    "in_sentences",
    "intervals",
    "item_figures",
    "label_blocks",
    "layered",
    "leave_one_out",
    "per_article",
    "span_f1_iou",
    "stack",
    "unitized",
]
