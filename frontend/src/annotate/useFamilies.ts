import { useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import type { Assignment } from "../api/client";
import { kept, keep } from "../ui/visit";
import { allBut, familyOf, shownOf, without, withTurned, type Away } from "./families";
import type { Looks } from "./looks";
import type { LiveMark } from "./marks";
import { chosenMark, markAt, type Action, type State } from "./state";

export interface Families {
  /** What is drawn, listed and reached by key. */
  readonly shown: readonly LiveMark[];
  readonly hidden: ReadonlySet<string>;
  readonly away: Away | null;
  readonly turn: (family: string) => void;
  readonly only: (family: string) => void;
  readonly all: () => void;
  /** Shows the family of a span that is to be gone to. */
  readonly reveal: (uuid: string) => void;
}

const NONE: ReadonlySet<string> = new Set();

/** Which families of labels are drawn, for as long as this page is visited. */
export function useFamilies(
  { id, codebook }: Assignment,
  { state, marks, looks, dispatch }: { state: State; marks: readonly LiveMark[]; looks: Looks; dispatch: (action: Action) => void },
): Families {
  const name = `hidden.${id}`;
  const [wished, wish] = useState<ReadonlySet<string>>(() => new Set(kept(name)?.split(" ").filter(Boolean)));
  useEffect(() => keep(name, [...wished].join(" ")), [name, wished]);
  const own = chosenMark(state);
  const family = own ? familyOf(looks, own.now.label) : "";
  // What was just marked, undone or gone to is seen, and its family with it.
  if (wished.has(family)) wish(without(wished, family));
  const hide = (next: ReadonlySet<string>): void => {
    if (next.has(family)) dispatch({ type: "choose", uuid: null });
    wish(next);
  };
  // A link may lead to any span, so all are there while it is drawn.
  const hidden = state.linking ? NONE : wished;
  const shown = useMemo(() => shownOf(marks, looks, hidden), [marks, looks, hidden]);
  const away = hidden.size === 0 ? null : { spans: marks.length - shown.length, families: hidden.size };
  const slugs = codebook.families.map(({ slug }) => slug);
  return {
    shown,
    hidden,
    away,
    turn: (slug) => hide(withTurned(wished, slug)),
    only: (slug) => hide(allBut(slugs, slug, wished)),
    all: () => wish(NONE),
    reveal: (uuid) => {
      const label = markAt(state, uuid)?.now.label;
      const away = label === undefined ? "" : familyOf(looks, label);
      // Drawn before the focus goes there.
      if (wished.has(away)) flushSync(() => wish(without(wished, away)));
    },
  };
}
