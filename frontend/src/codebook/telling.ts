import { pointText } from "../text/offsets";

const SAID = ["text", "name", "value", "label", "title", "slug"] as const;

/** A value of a codebook in few words: a text itself, a list by what its entries are called. */
export function told(value: unknown): string {
  if (Array.isArray(value)) return value.map(told).filter(Boolean).join(" · ");
  if (typeof value === "object" && value !== null) return saidOf(value as Record<string, unknown>);
  return typeof value === "string" ? value : String(value);
}

function saidOf(entry: Record<string, unknown>): string {
  const name = SAID.map((field) => entry[field]).find((said) => typeof said === "string" && said !== "");
  const more = [entry.meaning, entry.why].find((said) => typeof said === "string" && said !== "");
  const spans = Array.isArray(entry.spans) ? piecesOf(entry) : "";
  return [name, spans, more].filter(Boolean).join(": ");
}

/** The words that are marked in an example, since an example may change by its marks alone. */
function piecesOf({ text, spans }: Record<string, unknown>): string {
  const points = pointText(typeof text === "string" ? text : "");
  return (spans as number[][]).map(([start = 0, end = 0]) => `[${points.slice(start, end)}]`).join(" ");
}
