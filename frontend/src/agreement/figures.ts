import type { Agreement, Figure, Layer } from "../api/client";
import i18next from "../i18n";

/** Three decimals as figures of agreement are printed: in English without the leading zero. */
export function printed(value: number, language = i18next.language || "en"): string {
  const digits = { minimumFractionDigits: 3, maximumFractionDigits: 3 };
  const rounded = new Intl.NumberFormat(language, digits).format(Math.abs(value));
  const sign = value < 0 && Math.abs(value) >= 0.0005 ? "−" : "";
  return sign + rounded.replace(/^0\./, ".");
}

/** A share in per cent, with one decimal. */
export function percent(share: number, language = i18next.language || "en"): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(100 * share);
}

/** What a figure counts, as its name in the words of the interface. */
export function unitOf({ unit }: Figure) {
  return unit === "span" ? "agreement.units.span" : "agreement.units.character";
}

/** A sentence as the end of another one: without its capital and its full stop. */
export function clause(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, "");
}

/** Why a figure has no value; null where it has one, and "" for the commonest reason: nobody used the label. */
export function reasonOf({ value, undefined: why, n_spans: spans }: Figure): string | null {
  if (value !== null) return null;
  const unused = why?.code === "no_spans" || (why?.code === "no_variation" && spans === 0);
  return unused ? "" : clause(why?.reason ?? "");
}

/** The axis begins at 0, or at the tenth below the smallest agreement. */
export function axisStart(agreement: Agreement): number {
  const values = labelsOf(agreement).flatMap(({ alpha }) => [alpha.value ?? [], alpha.interval?.low ?? []].flat());
  const lowest = Math.min(0, ...values);
  return Math.floor(lowest * 10) / 10;
}

/** A label with the figures that are drawn side by side. */
export interface LabelAgreement {
  readonly label: { readonly slug: string; readonly name: string; readonly family: string };
  readonly alpha: Figure;
  readonly exact: Figure;
  readonly overlap: Figure;
  readonly n_articles: number;
  readonly n_annotators: number;
  readonly n_spans: number;
  /** Share of the characters marked, over annotators. */
  readonly prevalence: number;
}

export function labelsOf({ layers }: Agreement): LabelAgreement[] {
  return layers.filter(({ kind }) => kind === "label").map(drawn);
}

function drawn(layer: Layer): LabelAgreement {
  const { slug, name, family, n_spans, prevalence } = layer;
  const alpha = figureOf(layer, "alpha_char_nominal");
  const { n_articles, n_annotators } = alpha;
  const f1 = { exact: figureOf(layer, "span_f1_exact"), overlap: figureOf(layer, "span_f1_overlap") };
  return { label: { slug, name, family: family ?? "" }, alpha, ...f1, n_articles, n_annotators, n_spans, prevalence: prevalence ?? 0 };
}

/** The layer's figure under this formula; the server answers every measure for every layer. */
export function figureOf({ figures }: Layer, formula: string): Figure {
  const found = figures.find((figure) => figure.formula === formula);
  if (!found) throw new Error(`no figure ${formula}`);
  return found;
}
