import type { Label } from "../api/client";
import { reading } from "../text/reading";
import type { AnyContent, Content, LiveLink } from "./marks";
import { initialState, step, type Action, type Material, type State } from "./state";
import { namesAfter } from "../outbox/order";
import type { Keeping, Unsent, Waiting } from "./unsent";

/** What the tests of this folder share. */
export const TEXT = "Plan to topple 'regime' now\n\nHe said “change” and left.";

export function label(slug: string, more: Partial<Label> = {}): Label {
  const words = { name: slug, key: slug.charAt(0), definition: "", test: "" };
  const lists = { examples: [], do_not_label: [], contrasts: [], attributes: [] };
  const look = { colour: "red", pattern: "solid" } as const;
  return { slug, family: "f", ...words, ...look, ...lists, exclusive: true, may_cross_blocks: false, ...more };
}

const MATERIAL = {
  linkTypes: [{ slug: "judges", from_labels: ["loaded"], to_labels: ["scare"], required: false }],
  questions: [
    { slug: "genre", wording: "Genre?", level: "nominal", values: [{ value: "news", meaning: "" }], multiple: false, missing_policy: "missing" },
    { slug: "tone", wording: "Tone?", level: "interval", values: [], multiple: false, missing_policy: "missing" },
  ],
  kept: [],
  closed: false,
} as const satisfies Omit<Material, "reading" | "labels">;

export function opened(): State {
  const blocks = [
    { kind: "headline", start: 0, end: 27 },
    { kind: "paragraph", start: 29, end: TEXT.length },
  ];
  const labels = [label("scare"), label("loaded"), label("wide", { may_cross_blocks: true, exclusive: false })];
  return initialState({ ...MATERIAL, reading: reading(TEXT, blocks, "en"), labels });
}

export function words(anchor: number, focus: number): Action {
  return { type: "select", selection: { anchor, focus, by: "word" } };
}

export function mark(label: string, uuid = "u1"): Action {
  return { type: "label", label, uuid };
}

/** A claim on 'regime' (u1), another on “change” (u2), and “Plan” judged as loaded (u3, chosen). */
export function marked(): State {
  const acts = [words(16, 20), mark("scare", "u1"), words(38, 44), mark("scare", "u2"), words(0, 4), mark("loaded", "u3")];
  return played(opened(), ...acts).state;
}

/** Runs actions and gathers what they would send. */
export function played(from: State, ...actions: Action[]): { state: State; sent: (AnyContent | null)[] } {
  let state = from;
  const sent: (AnyContent | null)[] = [];
  for (const action of actions) {
    const [next, changes] = step(state, action);
    state = next;
    sent.push(...changes.map((change) => change.content));
  }
  return { state, sent };
}

export function content(more: Partial<Content> = {}): Content {
  const place = { start: 15, end: 23, quote: "'regime'" };
  return { label: "scare", ...place, attributes: {}, note: "", confidence: null, ...more };
}

export function keptLink(source: string, target: string, type = "continues"): LiveLink {
  const now = { type, source, target };
  return { kind: "link", uuid: `${source}${target}`, now, stored: now, sync: "saved", conflict: null };
}

export function unsentInMemory(left: Waiting[] = []): Unsent & { kept: Map<string, Waiting> } {
  const kept = new Map(left.map((waiting) => [waiting.id, waiting]));
  const write = ({ keep = [], drop = [] }: Keeping): Promise<void> => {
    drop.forEach((id) => kept.delete(id));
    keep.forEach((waiting) => kept.set(waiting.id, waiting));
    return Promise.resolve();
  };
  return { kept, left, nextId: namesAfter(left.map(({ id }) => id)), write, ids: () => Promise.resolve(new Set(kept.keys())) };
}

/** What a session needs around it when there is one tab, no clock and nothing new on the server. */
export const ALONE = {
  wait: () => Promise.resolve(),
  alone: <T>(act: () => Promise<T>): Promise<T> => act(),
} as const;
