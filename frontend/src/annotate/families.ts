import type { Looks } from "./looks";
import type { LiveMark } from "./marks";

/** What is hidden now, in figures. */
export interface Away {
  readonly spans: number;
  readonly families: number;
}

export function familyOf(looks: Looks, label: string): string {
  return looks.get(label)?.label.family ?? "";
}

/** The spans whose families are not hidden. */
export function shownOf(marks: readonly LiveMark[], looks: Looks, hidden: ReadonlySet<string>): readonly LiveMark[] {
  return hidden.size === 0 ? marks : marks.filter(({ now }) => !hidden.has(familyOf(looks, now.label)));
}

export function countsByFamily(marks: readonly LiveMark[], looks: Looks): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { now } of marks) {
    const family = familyOf(looks, now.label);
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  return counts;
}

export function withTurned(hidden: ReadonlySet<string>, family: string): ReadonlySet<string> {
  return hidden.has(family) ? without(hidden, family) : new Set([...hidden, family]);
}

export function without(hidden: ReadonlySet<string>, family: string): ReadonlySet<string> {
  return new Set([...hidden].filter((each) => each !== family));
}

/** Hides all but one; that one alone already: shows all again. */
export function allBut(families: readonly string[], one: string, hidden: ReadonlySet<string>): ReadonlySet<string> {
  const others = families.filter((each) => each !== one);
  const already = !hidden.has(one) && others.every((each) => hidden.has(each));
  return new Set(already ? [] : others);
}
