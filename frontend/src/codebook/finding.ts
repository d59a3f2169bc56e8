import type { CodebookEntry, Family, Preset } from "../api/client";
import { labelsFound } from "../ui/labelSearch";

export interface Group {
  readonly family: Family;
  readonly labels: readonly CodebookEntry[];
}

/** The labels found, by family; families without one are left out. */
export function groupsFound(
  families: readonly Family[],
  labels: readonly CodebookEntry[],
  query: string,
): Group[] {
  const fitting = labelsFound(labels, query, ({ test, examples }) => [test, ...examples.map(({ text }) => text)]);
  const groups = families.map((family) => ({
    family,
    labels: fitting.filter((label) => label.family === family.slug),
  }));
  return groups.filter((group) => group.labels.length > 0);
}

export const CORE = "core" as const;
export const CHOSEN_TIERS = ["extended", "optional"] as const;

export function labelsOf(preset: Preset, tier: string): Preset["labels"] {
  return preset.labels.filter((label) => label.tier === tier);
}

/** The tiers a preset has beyond its core. */
export function tiersOf(preset: Preset): (typeof CHOSEN_TIERS)[number][] {
  return CHOSEN_TIERS.filter((tier) => labelsOf(preset, tier).length > 0);
}
