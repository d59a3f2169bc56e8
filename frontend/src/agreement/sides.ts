import type { TFunction } from "i18next";
import { client, type Agreement, type Figure, type Layer } from "../api/client";
import { found } from "../api/problem";

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

export const SIDES = ["layers", "pairs", "annotators", "repeated"] as const;
type Way = "outlet" | "story" | "language" | "month" | "section" | "codebook" | "round";
const CONDITION = "condition:";

/** What is looked at: one measure of one layer, from one side. */
export interface Chosen {
  readonly layer: string;
  readonly formula: Formula;
  readonly side: string;
}

/** One line of a side: whom or what the figure is of, and what else is said of them. */
export interface SideRow {
  readonly name: string;
  readonly figure: Figure;
  readonly told?: string;
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
  return t(`agreement.sides.${side as (typeof SIDES)[number] | Way}`);
}

export async function ways(project: string): Promise<string[]> {
  const params = { path: { project }, query: { by: "outlet" } };
  return found(await client.GET("/api/v1/projects/{project}/agreement/slices/", { params })).ways;
}

export async function rowsOf(t: TFunction, project: string, agreement: Agreement, chosen: Chosen): Promise<SideRow[]> {
  const { layer, formula, side } = chosen;
  const params = { path: { project }, query: { layer, formula, round: agreement.round } };
  if (side === "layers") return layers(t, agreement, formula);
  if (side === "pairs") {
    const { rows } = found(await client.GET("/api/v1/projects/{project}/agreement/pairs/", { params }));
    return rows.map(({ first, second, figure }) => ({ name: `${first} – ${second}`, figure }));
  }
  if (side === "annotators") {
    const { rows } = found(await client.GET("/api/v1/projects/{project}/agreement/annotators/", { params }));
    return rows.map((row) => ({
      name: row.annotator,
      figure: row.with_others,
      told: t("agreement.rate", { mine: rate(row.spans_per_1000), others: rate(row.others_per_1000) }),
    }));
  }
  if (side === "repeated") {
    const { rows } = found(await client.GET("/api/v1/projects/{project}/agreement/repeated/", { params }));
    return rows.map(({ annotator, figure }) => ({ name: annotator ?? t("agreement.everybody"), figure }));
  }
  const query = { ...params.query, by: side };
  const { rows } = found(
    await client.GET("/api/v1/projects/{project}/agreement/slices/", { params: { ...params, query } }),
  );
  return rows.map(({ value, figure }) => ({ name: value ?? t("agreement.unknown"), figure }));
}

function layers(t: TFunction, agreement: Agreement, formula: Formula): SideRow[] {
  return agreement.layers.flatMap((layer) => {
    const figure = layer.figures.find((one) => one.formula === formula);
    return figure ? [{ name: layerName(t, layer), figure }] : [];
  });
}

function rate(value: number): string {
  return value.toFixed(2);
}
