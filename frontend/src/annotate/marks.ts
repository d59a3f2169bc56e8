import type { Answer as StoredAnswer, Link as StoredLink, Span } from "../api/client";

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

/** A link leads from one span to another; both are named by their uuids. */
export interface LinkContent {
  readonly type: string;
  readonly source: string;
  readonly target: string;
}

export interface AnswerContent {
  readonly value: unknown;
}

export type AnyContent = Content | LinkContent | AnswerContent;

/** One thing an annotator made: what is shown, and what the server is known to hold. */
interface Keeping<Kind extends string, C> {
  readonly kind: Kind;
  /** Of an answer: the slug of its question, which is as unique here as a uuid. */
  readonly uuid: string;
  /** null: removed on this page. */
  readonly now: C | null;
  /** null: not, or no longer, on the server. */
  readonly stored: C | null;
  readonly sync: "saved" | "pending" | "failed";
  /** Somebody (or another tab) changed it meanwhile: what the server holds instead. */
  readonly conflict: Conflict<C> | null;
}

interface Conflict<C = AnyContent> {
  readonly theirs: C | null;
  /** The spans of the same label that lie on some of its words and were made elsewhere. */
  readonly over?: readonly string[];
}

export type Mark = Keeping<"span", Content>;
export type Link = Keeping<"link", LinkContent>;
export type Answer = Keeping<"answer", AnswerContent>;
export type Kept = Mark | Link | Answer;
export type Kind = Kept["kind"];

export interface LiveMark extends Mark {
  readonly now: Content;
}

export interface LiveLink extends Link {
  readonly now: LinkContent;
}

/** One thing to tell the server: the new content, or null to remove it. */
export interface Change {
  readonly kind: Kind;
  readonly uuid: string;
  readonly content: AnyContent | null;
  /** The text field that is being typed in, if it is: the next letters replace this while it waits. */
  readonly typing?: string;
}

export function contentOf(span: Span): Content {
  const { label, start, end, quote, attributes, note, confidence } = span;
  return { label, start, end, quote, attributes, note, confidence };
}

export function linkContentOf({ type, source, target }: StoredLink): LinkContent {
  return { type, source, target };
}

/** An answer that was taken back is none. */
export function answerContentOf({ value }: StoredAnswer): AnswerContent | null {
  return value === null ? null : { value };
}

export function storedMark(span: Span): Kept {
  return keptAs("span", span.uuid, contentOf(span));
}

export function storedLink(link: StoredLink): Kept {
  return keptAs("link", link.uuid, linkContentOf(link));
}

export function storedAnswer(answer: StoredAnswer): Kept {
  return keptAs("answer", answer.question, answerContentOf(answer));
}

export function kept(kind: Kind, uuid: string, now: AnyContent | null, stored: AnyContent | null): Kept {
  // The kind says which content it is; the compiler cannot follow the pair through a variable.
  return { kind, uuid, now, stored, sync: "pending", conflict: null } as Kept;
}

export function same(a: AnyContent | null, b: AnyContent | null): boolean {
  return canonical(a) === canonical(b);
}

export function isMark(one: Kept | undefined): one is Mark {
  return one?.kind === "span";
}

export function isLive(one: Kept | undefined): one is LiveMark {
  return isMark(one) && one.now !== null;
}

/** The one text field in which two contents differ, if they differ in nothing else. */
export function typedField(before: Content, after: Content, texts: readonly string[]): string | null {
  if (before.note !== after.note) return same({ ...before, note: after.note }, after) ? "note" : null;
  const slug = texts.find((each) => before.attributes[each] !== after.attributes[each]);
  if (slug === undefined) return null;
  const rest = (content: Content): Content => ({ ...content, attributes: { ...content.attributes, [slug]: "" } });
  return same(rest(before), rest(after)) ? `attributes.${slug}` : null;
}

const ordered = new WeakMap<ReadonlyMap<string, Kept>, readonly LiveMark[]>();

/** The spans, in the order of the text; the enclosing one before the enclosed. Many ask for it: sorted once. */
export function inOrder(all: ReadonlyMap<string, Kept>): readonly LiveMark[] {
  const known = ordered.get(all);
  if (known) return known;
  const marks = [...all.values()]
    .filter(isLive)
    .sort((a, b) => a.now.start - b.now.start || b.now.end - a.now.end || compare(a.uuid, b.uuid));
  ordered.set(all, marks);
  return marks;
}

/** The links whose spans are both there: with a span its links go, and come back. */
export function liveLinks(all: ReadonlyMap<string, Kept>): LiveLink[] {
  const there = (uuid: string): boolean => isLive(all.get(uuid));
  return [...all.values()].filter(
    (one): one is LiveLink => one.kind === "link" && one.now !== null && there(one.now.source) && there(one.now.target),
  );
}

function keptAs(kind: Kind, uuid: string, content: AnyContent | null): Kept {
  return { ...kept(kind, uuid, content, content), sync: "saved" };
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
