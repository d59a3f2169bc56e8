import type { TFunction } from "i18next";

/** What a span is called aloud. */
export interface SpanNames {
  /** The kind of thing that every span is. */
  readonly kind: string;
  readonly of: (label: string, quote: string) => string;
  readonly incomplete: (name: string) => string;
}

/** Each sentence is looked up once, not once for each of a thousand spans. */
export function spanNames(t: TFunction): SpanNames {
  const [label, quote, name] = ["\u0001", "\u0002", "\u0003"];
  const sentence = t("annotate.span", { label, quote });
  const incomplete = t("undo.incompleteSpan", { name });
  return {
    kind: t("annotate.mark"),
    of: (itsLabel, itsQuote) => filled(sentence, { [label]: itsLabel, [quote]: itsQuote }),
    incomplete: (itsName) => filled(incomplete, { [name]: itsName }),
  };
}

function filled(sentence: string, words: Readonly<Record<string, string>>): string {
  // eslint-disable-next-line no-control-regex -- no sentence has characters like these
  return sentence.replace(/[\u0001-\u0003]/g, (place) => words[place] ?? place);
}
