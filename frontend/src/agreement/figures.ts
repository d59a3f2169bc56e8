import type { Agreement } from "../api/client";

/** Three decimals without the leading zero, as figures of agreement are printed. */
export function printed(value: number): string {
  return value.toFixed(3).replace(/^(-?)0\./, "$1.").replace("-", "−");
}

/** The axis begins at 0, or at the tenth below the smallest agreement. */
export function axisStart({ labels }: Agreement): number {
  const values = labels.flatMap(({ alpha }) => alpha.value ?? []);
  const lowest = Math.min(0, ...values);
  return Math.floor(lowest * 10) / 10;
}
