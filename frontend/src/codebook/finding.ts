import type { CodebookEntry, Family, Preset } from "../api/client";

export interface Group {
  readonly family: Family;
  readonly labels: readonly CodebookEntry[];
}

/** The labels in which every word of the query occurs, by family; families without one are left out. */
export function groupsFound(
  families: readonly Family[],
  labels: readonly CodebookEntry[],
  query: string,
): Group[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const fitting = labels.filter((label) => words.every((word) => spoken(label).includes(word)));
  const groups = families.map((family) => ({
    family,
    labels: fitting.filter((label) => label.family === family.slug),
  }));
  return groups.filter((group) => group.labels.length > 0);
}

/** What a slug says to a reader: `distancing_signals` is "distancing signals". */
export function readable(slug: string): string {
  return slug.replaceAll("_", " ");
}

export const CORE = "core" as const;
export const CHOSEN_TIERS = ["extended", "optional"] as const;

export function labelsOf(preset: Preset, tier: string): Preset["labels"] {
  return preset.labels.filter((label) => label.tier === tier);
}

function spoken(label: CodebookEntry): string {
  return plain([label.name, label.slug, label.definition, label.test, ...label.examples.map(({ text }) => text)].join(" "));
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
