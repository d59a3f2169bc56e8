import type { TFunction } from "i18next";
import type { Differing, Figure, Layer } from "../api/client";
import type { Work } from "./work";

export const FORMULAS = [
  "alpha_char_nominal",
  "alpha_sentence_nominal",
  "u_alpha_2016",
  "gwet_ac1_char",
  "percent_agreement_char",
  "char_f1",
  "span_f1_exact",
  "span_f1_iou50",
  "span_f1_overlap",
  "span_f1_proportional",
] as const;
export type Formula = (typeof FORMULAS)[number];

/** What is not of one layer's places: labels together, questions, attributes, links. */
const OTHER_FORMULAS = [
  "bar_u_alpha_2016",
  "cu_alpha_2016",
  "ku_alpha_2016",
  "alpha_set_jaccard",
  "alpha_set_masi",
  "alpha_nominal",
  "alpha_ordinal",
  "alpha_interval",
  "alpha_ratio",
  "percent_agreement",
  "cohen_kappa",
  "weighted_kappa_linear",
  "weighted_kappa_quadratic",
  "scott_pi",
  "fleiss_kappa",
  "conger_kappa",
  "light_kappa",
  "brennan_prediger",
  "gwet_ac1",
  "gwet_ac2_quadratic",
  "link_f1",
] as const;

/** Sides of one measure of one layer; the rest has measures of its own. */
export const SIDES = ["layers", "pairs", "annotators", "drift", "groups", "repeated"] as const;
export const OTHERS = ["together", "questions", "matched"] as const;
type Way = "outlet" | "story" | "language" | "month" | "section" | "codebook" | "round";
const CONDITION = "condition:";

/** Pseudonym → the group it is in. */
export type Grouping = Readonly<Record<string, string>>;

/** What is looked at: one measure of one layer, from one side. */
export interface Chosen {
  readonly layer: string;
  readonly formula: Formula;
  readonly side: string;
  readonly groups: Grouping;
}

/** What the places behind a figure are narrowed to. */
export interface Behind {
  readonly name: string;
  readonly layer?: string;
  readonly annotator?: string[];
  /** Only articles in which this one and another differ. */
  readonly reader?: string;
  /** Beside themselves in another round. */
  readonly repeated?: boolean;
  readonly work?: Work;
}

/** One line of a side: whom or what the figure is of, what else is said, and what lies behind it. */
export interface SideRow {
  readonly name: string;
  readonly figure: Figure;
  readonly told?: readonly string[];
  readonly behind?: Behind;
  readonly differing?: readonly Differing[];
}

export function isOther(side: string): boolean {
  return OTHERS.some((one) => one === side);
}

/** The layer's name in an address: a label's slug, `family:` and a slug, or `all`. */
export function layerKey({ kind, slug }: Layer): string {
  return kind === "family" ? `family:${slug}` : slug;
}

export function layerName(t: TFunction, { kind, name }: Layer): string {
  if (kind === "label") return name;
  return kind === "family" ? t("agreement.family", { name }) : t("agreement.everything");
}

export function sideName(t: TFunction, side: string): string {
  if (side.startsWith(CONDITION)) return t("agreement.condition", { name: side.slice(CONDITION.length) });
  return t(`agreement.sides.${side as (typeof SIDES)[number] | (typeof OTHERS)[number] | Way}`);
}

/** The name of a measure in words where it has some, else its exact one. */
export function formulaName(t: TFunction, formula: string): string {
  const known = [...FORMULAS, ...OTHER_FORMULAS].find((one) => one === formula);
  return known ? t(`agreement.formulas.${known}`) : formula;
}

/** The axis begins at 0, or at the tenth below the lowest end. */
export function axisOf(rows: readonly SideRow[]): number {
  const ends = rows.map(({ figure }) => Math.min(figure.value ?? 0, figure.interval?.low ?? 0));
  return Math.max(-1, Math.floor(Math.min(0, ...ends) * 10) / 10);
}
