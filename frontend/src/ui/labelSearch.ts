import { plain } from "./words";

interface Named {
  readonly name: string;
  readonly slug: string;
  readonly definition: string;
}

/** The labels in which every word of the query occurs, in any letters: in name, slug or definition, or in what `more` tells. */
export function labelsFound<L extends Named>(
  labels: readonly L[],
  query: string,
  more: (label: L) => readonly string[] = () => [],
): L[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const spoken = (label: L): string => plain([label.name, label.slug, label.definition, ...more(label)].join(" "));
  return labels.filter((label) => words.every((word) => spoken(label).includes(word)));
}
