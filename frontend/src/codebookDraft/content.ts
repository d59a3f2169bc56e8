import type { CodebookContent, LabelContent } from "../api/client";
import { length, pointText } from "../text/offsets";

/** The parts of a codebook that are lists, in the order of the editor. */
export const LISTS = ["families", "labels", "questions", "link_types", "guidelines"] as const;
export type ListName = (typeof LISTS)[number];
export type Entry<Name extends ListName> = CodebookContent[Name][number];

/** What is open beside the list: an entry, or what the codebook says of itself. */
export type Chosen = { readonly list: ListName; readonly at: number } | { readonly list: "about" };

const EMPTY: { readonly [Name in ListName]: Entry<Name> } = {
  families: { slug: "", name: "", question: "", colour: "slate" },
  labels: {
    slug: "", family: "", name: "", tier: "core", key: "", colour: "", pattern: "solid", definition: "", test: "",
    examples: [], do_not_label: [], contrasts: [], self_overlap: "forbid", may_cross_blocks: false, attributes: [],
  },
  questions: { slug: "", wording: "", level: "nominal", values: [], multiple: false, missing_policy: "missing" },
  link_types: { slug: "", from_labels: [], to_labels: [], required: false },
  guidelines: { slug: "", title: "", body: "" },
};

/** A short name that is not taken: `new`, then `new_2`, ... */
export function freeSlug(taken: readonly string[], wish: string): string {
  if (!taken.includes(wish)) return wish;
  let number = 2;
  while (taken.includes(`${wish}_${number}`)) number += 1;
  return `${wish}_${number}`;
}

/** What a name would be as a short name: "Scare quotes" is `scare_quotes`. */
export function slugOf(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "_").replace(/^[0-9_]+|_+$/g, "");
}

export function withEntry<Name extends ListName>(
  content: CodebookContent,
  list: Name,
  at: number,
  entry: Entry<Name>,
): CodebookContent {
  const entries = (content[list] as Entry<Name>[]).map((one, place) => (place === at ? entry : one));
  return { ...content, [list]: entries };
}

/** A new entry at the end, with a short name of its own. */
export function withNew(content: CodebookContent, list: ListName, family = ""): CodebookContent {
  const taken = content[list].map(({ slug }) => slug);
  const prefix = list === "labels" ? `${family || "family"}.` : "";
  const slug = freeSlug(taken, `${prefix}new`);
  const entry = { ...EMPTY[list], slug, ...(list === "labels" && { family }) };
  return { ...content, [list]: [...content[list], entry] };
}

/** A copy after the original, without its key: a key stands for one label. */
export function withCopy(content: CodebookContent, list: ListName, at: number): CodebookContent {
  const original = content[list][at];
  if (!original) return content;
  const slug = freeSlug(content[list].map((one) => one.slug), `${original.slug}_copy`);
  const copy = { ...original, slug, ...(list === "labels" && { key: "" }) };
  return { ...content, [list]: content[list].toSpliced(at + 1, 0, copy as never) };
}

export function without(content: CodebookContent, list: ListName, at: number): CodebookContent {
  return { ...content, [list]: content[list].toSpliced(at, 1) };
}

/** `from` stands where `to` stood. */
export function moved(content: CodebookContent, list: ListName, from: number, to: number): CodebookContent {
  const entries: { slug: string }[] = [...content[list]];
  const [one] = entries.splice(from, 1);
  if (one) entries.splice(to, 0, one);
  return { ...content, [list]: entries };
}

/** Where the entries of a list stand that are shown together: the labels of one family, or all. */
export function places(content: CodebookContent, list: ListName, family?: string): number[] {
  const all = content[list].map((_, at) => at);
  return family === undefined ? all : all.filter((at) => content.labels[at]?.family === family);
}

/** The place a neighbour among those shown together has: up is -1. */
export function neighbour(shown: readonly number[], at: number, step: -1 | 1): number | null {
  return shown[shown.indexOf(at) + step] ?? null;
}

/** A label with another short name: whatever names it goes along. */
export function renamed(content: CodebookContent, at: number, label: LabelContent): CodebookContent {
  const before = content.labels[at]?.slug ?? "";
  const next = withEntry(content, "labels", at, label);
  const doubled = content.labels.some((one, place) => place !== at && (one.slug === before || one.slug === label.slug));
  if (before === label.slug || doubled) return next;
  const name = (slug: string): string => (slug === before ? label.slug : slug);
  return {
    ...next,
    labels: next.labels.map((one) => ({
      ...one,
      contrasts: one.contrasts.map((contrast) => ({ ...contrast, label: name(contrast.label) })),
    })),
    link_types: next.link_types.map((type) => ({
      ...type,
      from_labels: type.from_labels.map(name),
      to_labels: type.to_labels.map(name),
    })),
  };
}

/** Marks after the text changed: those before the change stay, those after it move, others go. */
export function shifted(spans: readonly number[][], before: string, after: string): number[][] {
  const old = pointText(before);
  const now = pointText(after);
  const least = Math.min(old.length, now.length);
  let head = 0;
  while (head < least && old.at(head) === now.at(head)) head += 1;
  let tail = 0;
  while (tail < least - head && old.at(old.length - 1 - tail) === now.at(now.length - 1 - tail)) tail += 1;
  const by = now.length - old.length;
  return spans.flatMap(([start = 0, end = 0]) => {
    if (end <= head) return [[start, end]];
    if (start >= old.length - tail) return [[start + by, end + by]];
    // Written inside a mark: it grows and shrinks with its words.
    return start <= head && end >= old.length - tail && end + by > start ? [[start, end + by]] : [];
  });
}

/** The spans with one more, joined where they touch; its ends come from a field, in UTF-16 units. */
export function marked(spans: readonly number[][], text: string, from: number, to: number): number[][] {
  const fresh = [length(text.slice(0, from)), length(text.slice(0, to))];
  const sorted = [...spans, fresh].sort(([a = 0], [b = 0]) => a - b);
  return sorted.reduce<number[][]>((done, [start = 0, end = 0]) => {
    const last = done.at(-1);
    if (start === end) return done;
    if (last && start <= (last[1] ?? 0)) return [...done.slice(0, -1), [last[0] ?? 0, Math.max(last[1] ?? 0, end)]];
    return [...done, [start, end]];
  }, []);
}

/** Which entry a JSON pointer leads to. */
export function chosenBy(pointer: string): Chosen {
  const [, list, at] = pointer.split("/");
  const name = LISTS.find((one) => one === list);
  return name && at !== undefined ? { list: name, at: Number(at) } : { list: "about" };
}

/** What entries are called that two drafts do not say the same of. */
export function differing(mine: CodebookContent, theirs: CodebookContent): string[] {
  return LISTS.flatMap((list) => {
    const told = (content: CodebookContent): Map<string, string> =>
      new Map(content[list].map((entry) => [entry.slug, JSON.stringify(entry)]));
    const [here, there] = [told(mine), told(theirs)];
    return [...new Set([...here.keys(), ...there.keys()])].filter((slug) => here.get(slug) !== there.get(slug));
  });
}
