import type { Label } from "../api/client";
import { isCharacterChord } from "./chords";
import { isFixed, PAGE_ACTS, TABLE, type Act, type PageAct, type Wish } from "./keyTable";

/** The keys in force: the page's and the codebook's, with the person's own laid over them. */
export interface Keyboard {
  readonly acts: ReadonlyMap<string, Act>;
  /** What each act listens to; an act without keys is there too. */
  readonly keys: ReadonlyMap<Act, readonly string[]>;
  /** Acts that got none of the keys meant for them, and who has the first. */
  readonly clashes: ReadonlyMap<Act, Clash>;
}

export interface Clash {
  readonly chord: string;
  readonly holder: Act;
}

export type Hotkeys = Readonly<Record<string, string>>;
type Keyed = Pick<Label, "slug" | "key">;

/**
 * Who wants a key first has it: what nobody can take away, then what the person chose, the
 * codebook's letters, the page's own. `letters`: whether single characters act at all.
 */
export function keyboardOf(labels: readonly Keyed[], hotkeys: Hotkeys, letters = true): Keyboard {
  const all = actsOf(labels);
  const rank = (act: Act): number => (isFixed(act) ? 0 : act in hotkeys ? 1 : isLabel(act) ? 2 : 3);
  const acts = new Map<string, Act>();
  const wants = new Map(all.map((act) => [act, wantedBy(act, labels, hotkeys)]));
  for (const act of all.toSorted((a, b) => rank(a) - rank(b))) {
    for (const chord of wants.get(act) ?? []) if (!acts.has(chord)) acts.set(chord, act);
  }
  const held = (act: Act): string[] => (wants.get(act) ?? []).filter((chord) => acts.get(chord) === act);
  const clashes = all.flatMap((act) => (held(act).length > 0 ? [] : clashOf(act, wants.get(act)?.[0], acts)));
  const acting = (chord: string): boolean => letters || !isCharacterChord(chord);
  return {
    acts: new Map([...acts].filter(([chord]) => acting(chord))),
    keys: new Map(all.map((act) => [act, held(act).filter(acting)])),
    clashes: new Map(clashes),
  };
}

export function actsOf(labels: readonly Keyed[]): Act[] {
  return [...labels.map(({ slug }) => labelAct(slug)), ...PAGE_ACTS];
}

export function labelAct(slug: string): Act {
  return `label:${slug}`;
}

export function slugOf(act: Act): string | null {
  return isLabel(act) ? act.slice("label:".length) : null;
}

export function wishFor(act: Act): Wish {
  const label = slugOf(act);
  return label === null ? TABLE[act as PageAct].wish : { type: "label", label };
}

/** What the page or the codebook gave the act, before the person chose. */
export function usualKeys(act: Act, labels: readonly Keyed[]): readonly string[] {
  const slug = slugOf(act);
  if (slug === null) return TABLE[act as PageAct].keys;
  const key = labels.find((label) => label.slug === slug)?.key ?? "";
  return key === "" ? [] : [key.toLowerCase()];
}

function wantedBy(act: Act, labels: readonly Keyed[], hotkeys: Hotkeys): readonly string[] {
  const own = isFixed(act) ? undefined : hotkeys[act];
  // An empty own key: the person gave it to another act.
  return own === undefined ? usualKeys(act, labels) : [own].filter(Boolean);
}

function clashOf(act: Act, chord: string | undefined, acts: ReadonlyMap<string, Act>): [Act, Clash][] {
  const holder = chord === undefined ? undefined : acts.get(chord);
  return chord !== undefined && holder !== undefined ? [[act, { chord, holder }]] : [];
}

function isLabel(act: Act): boolean {
  return act.startsWith("label:");
}
