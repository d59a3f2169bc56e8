import { pointText } from "./offsets";

export interface Part {
  readonly start: number;
  readonly text: string;
  readonly marked: boolean;
}

/** A text cut where marks begin and end; marks that overlap are one, and those outside are none. */
export function pieces(content: string, spans: readonly (readonly number[])[]): Part[] {
  const text = pointText(content);
  const cuts = new Set([0, text.length]);
  for (const place of spans.flat()) if (place > 0 && place < text.length) cuts.add(place);
  const places = [...cuts].sort((a, b) => a - b);
  const parts = places.slice(0, -1).map((start, at) => {
    const end = places[at + 1] ?? text.length;
    const marked = spans.some(([from = 0, to = 0]) => from <= start && end <= to);
    return { start, text: text.slice(start, end), marked };
  });
  return parts.reduce<Part[]>(joined, []);
}

function joined(parts: Part[], next: Part): Part[] {
  const last = parts.at(-1);
  if (last?.marked !== next.marked) return [...parts, next];
  return [...parts.slice(0, -1), { ...last, text: last.text + next.text }];
}
