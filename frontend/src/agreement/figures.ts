import type { Agreement } from "../api/client";

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

/** The axis begins at 0, or at the tenth below the smallest agreement. */
export function axisStart({ labels }: Agreement): number {
  const values = labels.flatMap(({ alpha }) => alpha.value ?? []);
  const lowest = Math.min(0, ...values);
  return Math.floor(lowest * 10) / 10;
}
