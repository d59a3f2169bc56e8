import type { Codebook, Label } from "../api/client";

/** How a label looks and what it is called. */
export interface Look {
  readonly label: Label;
  readonly colour: string;
}

export type Looks = ReadonlyMap<string, Look>;

export function looksOf(codebook: Codebook): Looks {
  return new Map(codebook.labels.map((label) => [label.slug, { label, colour: label.colour }]));
}

export function colourOf(looks: Looks, slug: string): string {
  return `c-${looks.get(slug)?.colour ?? "slate"}`;
}

/** How the line under a label's words is drawn. */
export function patternOf(looks: Looks, slug: string): string {
  return `u-${looks.get(slug)?.label.pattern ?? "solid"}`;
}

export function nameOf(looks: Looks, slug: string): string {
  return looks.get(slug)?.label.name ?? slug;
}
