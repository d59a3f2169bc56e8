import type { Agreement, Figure } from "../api/client";

/** Three decimals without the leading zero, as figures of agreement are printed. */
export function printed(value: number): string {
  const rounded = value.toFixed(3);
  const sign = value < 0 && Number(rounded) !== 0 ? "−" : "";
  return sign + rounded.replace("-", "").replace(/^0\./, ".");
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
export function axisStart({ labels }: Agreement): number {
  const values = labels.flatMap(({ alpha }) => alpha.value ?? []);
  const lowest = Math.min(0, ...values);
  return Math.floor(lowest * 10) / 10;
}
