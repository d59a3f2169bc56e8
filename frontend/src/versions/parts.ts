import type { Text } from "../api/client";
import { pointText } from "../text/offsets";

export type Kind = Text["blocks"][number]["kind"];

/** A block in the form; `id` names it while blocks come and go. */
export interface Part {
  readonly id: number;
  readonly kind: Kind;
  readonly text: string;
}

export const KINDS: readonly Kind[] = ["headline", "standfirst", "subheading", "paragraph", "caption"];

export function partsOf({ content, blocks }: Pick<Text, "content" | "blocks">): Part[] {
  const text = pointText(content);
  return blocks.map(({ kind, start, end }, id) => ({ id, kind, text: text.slice(start, end) }));
}

/** A blank line typed into a block makes two of it. */
export function written(parts: readonly Part[], id: number, text: string): Part[] {
  const pieces = text.split(/\n[^\S\n]*\n\s*/);
  return parts.flatMap((part) => {
    if (part.id !== id) return [part];
    const first = nextId(parts);
    return pieces.map((piece, index) =>
      index === 0 ? { ...part, text: piece } : { id: first + index, kind: "paragraph" as const, text: piece },
    );
  });
}

export function without(parts: readonly Part[], id: number): Part[] {
  return parts.filter((part) => part.id !== id);
}

export function withKind(parts: readonly Part[], id: number, kind: Kind): Part[] {
  return parts.map((part) => (part.id === id ? { ...part, kind } : part));
}

export function withParagraph(parts: readonly Part[]): Part[] {
  return [...parts, { id: nextId(parts), kind: "paragraph", text: "" }];
}

/** Whether something would be lost by leaving. */
export function isChanged(parts: readonly Part[], first: readonly Part[], note: string): boolean {
  const isSame = parts.length === first.length && parts.every(({ kind, text }, at) => kind === first[at]?.kind && text === first[at].text);
  return !isSame || note !== "";
}

function nextId(parts: readonly Part[]): number {
  return Math.max(0, ...parts.map((part) => part.id)) + 1;
}
