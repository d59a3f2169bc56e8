import type { ChangePreview, Decisions } from "../api/client";

export const NOTHING_DECIDED: Decisions = {
  labels: {},
  collisions: {},
  link_types: {},
  questions: {},
  look_at_losses: true,
};

/** What the one choice for a label can be, besides the slug of a new label. */
export const RETIRE = " retire";
export const SPLIT = " split";

/** The value of the choice that stands for these new labels. */
export function chosen(fate: string, to: readonly string[]): string {
  if (to.length > 1) return SPLIT;
  return to[0] ?? (fate === "undecided" ? "" : RETIRE);
}

/** Where the choice leads; a split begins with all that is offered, to be narrowed down. */
export function targets(choice: string, slug: string, offered: readonly string[]): string[] {
  if (choice === RETIRE) return [];
  if (choice !== SPLIT) return [choice];
  const own = offered.filter((one) => one === slug);
  return [...own, ...offered.filter((one) => one !== slug)].slice(0, 2);
}

export function withLabel(decisions: Decisions, slug: string, to: readonly string[]): Decisions {
  return { ...decisions, labels: { ...decisions.labels, [slug]: [...to] } };
}

export type Other = "link_types" | "questions";

/** Where links of a kind, or answers to a question, go that the new version does not have. */
export function withOther(decisions: Decisions, of: Other, slug: string, to: string | null): Decisions {
  return { ...decisions, [of]: { ...decisions[of], [slug]: to } };
}

type Rule = Decisions["collisions"][string]["rule"];

export function withRule(decisions: Decisions, slug: string, rule: Rule, label = ""): Decisions {
  return { ...decisions, collisions: { ...decisions.collisions, [slug]: { rule, label } } };
}

/** In the codebook's order, so that the first is not whichever was ticked first. */
export function toggled(to: readonly string[], slug: string, offered: readonly string[]): string[] {
  return offered.filter((one) => (one === slug ? !to.includes(one) : to.includes(one)));
}

type Labels = ChangePreview["labels"];

/** The labels as chosen, also while the server still works out what comes of it. */
export function asDecided(labels: Labels, decisions: Decisions): Labels {
  return labels.map((label) => ({ ...label, to: decisions.labels[label.slug] ?? label.to }));
}
