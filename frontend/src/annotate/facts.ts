import { inWords, said } from "../ui/words";
import type { Looks } from "./looks";
import type { Content } from "./marks";
import { isEmpty } from "./values";

/** One thing that was said about a span. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** The attributes that have a value, in the codebook's order and words. */
export function attributesSaid(looks: Looks, { label, attributes }: Content): Fact[] {
  const known = looks.get(label)?.label.attributes ?? [];
  return known
    .filter(({ slug }) => !isEmpty(attributes[slug]))
    .map(({ slug, values }) => ({ name: inWords(slug), value: said(attributes[slug], values) }));
}
