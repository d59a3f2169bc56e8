import type { Attribute, Label } from "../api/client";
import { remember, remembered } from "../ui/remembered";
import { inOrder, same, type Content, type LiveMark } from "./marks";
import type { State } from "./state";
import { isEmpty } from "./values";

export type Values = Readonly<Record<string, unknown>>;

/** The values a person gave last to each label of a project, kept in this browser. */
export interface ValuesMemory {
  readonly of: (label: string) => Values;
  readonly keep: (label: string, values: Values) => void;
}

export function valuesMemory(user: string, project: string): ValuesMemory {
  const key = `values.${user}.${project}`;
  const all = (): Record<string, Values> => {
    try {
      return (JSON.parse(remembered(key) ?? "{}") ?? {}) as Record<string, Values>;
    } catch {
      return {};
    }
  };
  return {
    of: (label) => all()[label] ?? {},
    keep: (label, values) => remember(key, JSON.stringify({ ...all(), [label]: values })),
  };
}

/** What a span could take over from the last one of its label: in this article, else in this project. */
export function lastValues(state: State, mark: LiveMark, memory: ValuesMemory): Values {
  const label = state.labels.get(mark.now.label);
  if (!label) return {};
  return open(label, mark.now, lastHere(state, mark) ?? memory.of(label.slug));
}

/** What was said last about a span, as the newest edit tells it. */
export function lastSaid({ undo }: Pick<State, "undo">): { label: string; values: Values } | null {
  const content = undo.at(-1)?.after;
  if (!content || !("attributes" in content) || isNothing(content.attributes)) return null;
  return { label: content.label, values: content.attributes };
}

function lastHere(state: State, mark: LiveMark): Values | null {
  const alike = inOrder(state.kept).filter(
    ({ uuid, now }) => uuid !== mark.uuid && now.label === mark.now.label && !isNothing(now.attributes),
  );
  const contents = new Map(alike.map(({ uuid, now }) => [uuid, now]));
  const newest = state.undo.findLast(({ uuid, after }) => {
    const now = contents.get(uuid);
    return now !== undefined && same(now, after);
  });
  const before = alike.findLast(({ now }) => now.start <= mark.now.start);
  return (newest ? contents.get(newest.uuid) : (before ?? alike[0])?.now)?.attributes ?? null;
}

/** Only what this span does not say yet, and the codebook still knows. */
function open(label: Label, { attributes }: Content, values: Values): Values {
  const fitting = label.attributes.filter((one) => isEmpty(attributes[one.slug]) && isKnown(one, values[one.slug]));
  return Object.fromEntries(fitting.map(({ slug }) => [slug, values[slug]]));
}

function isKnown({ kind, values }: Attribute, value: unknown): boolean {
  if (isEmpty(value)) return false;
  if (kind === "text") return typeof value === "string";
  const known = values.map((each): unknown => each.value);
  return (Array.isArray(value) ? (value as unknown[]) : [value]).every((each) => known.includes(each));
}

function isNothing(values: Values): boolean {
  return Object.keys(values).length === 0;
}
