import type { Span } from "../api/client";

/** What an annotator decides about a span; the rest (revision, origin) is the server's. */
export interface Content {
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly note: string;
  readonly confidence: number | null;
}

/** One span as the page knows it: what is shown and what the server is known to hold. */
export interface Mark {
  readonly uuid: string;
  /** null: removed on this page. */
  readonly now: Content | null;
  /** null: not, or no longer, on the server. */
  readonly stored: Content | null;
  readonly sync: "saved" | "pending" | "failed";
  /** Somebody (or another tab) changed it meanwhile: what the server holds instead. */
  readonly conflict: { readonly theirs: Content | null } | null;
}

export interface LiveMark extends Mark {
  readonly now: Content;
}

/** One thing to tell the server: the span's new content, or null to remove it. */
export interface Change {
  readonly uuid: string;
  readonly content: Content | null;
  /** The text field that is being typed in, if it is: the next letters replace this while it waits. */
  readonly typing?: string;
}

export function contentOf(span: Span): Content {
  const { label, start, end, quote, attributes, note, confidence } = span;
  return { label, start, end, quote, attributes, note, confidence };
}

export function storedMark(span: Span): Mark {
  const content = contentOf(span);
  return { uuid: span.uuid, now: content, stored: content, sync: "saved", conflict: null };
}

export function same(a: Content | null, b: Content | null): boolean {
  return canonical(a) === canonical(b);
}

export function isLive(mark: Mark): mark is LiveMark {
  return mark.now !== null;
}

/** The one text field in which two contents differ, if they differ in nothing else. */
export function typedField(before: Content, after: Content, texts: readonly string[]): string | null {
  if (before.note !== after.note) return same({ ...before, note: after.note }, after) ? "note" : null;
  const slug = texts.find((each) => before.attributes[each] !== after.attributes[each]);
  if (slug === undefined) return null;
  const rest = (content: Content): Content => ({ ...content, attributes: { ...content.attributes, [slug]: "" } });
  return same(rest(before), rest(after)) ? `attributes.${slug}` : null;
}

/** In the order of the text; the enclosing span before the enclosed. */
export function inOrder(marks: Iterable<Mark>): LiveMark[] {
  return [...marks]
    .filter(isLive)
    .sort((a, b) => a.now.start - b.now.start || b.now.end - a.now.end || compare(a.uuid, b.uuid));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isPlain(inner) ? Object.fromEntries(Object.entries(inner).sort(byKey)) : inner,
  );
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return compare(a, b);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
