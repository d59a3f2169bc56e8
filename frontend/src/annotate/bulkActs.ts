import type { Range } from "../text/reading";
import { editedTogether, nameOf, withKept, type Edit } from "./edits";
import { linksFit, spansGone } from "./linkActs";
import { inOrder, kept, type Content, type LiveMark } from "./marks";
import { refuse, type Next, type NoticeKey } from "./notices";
import { placesOf } from "./sameWords";
import { newContent, obstacleTo } from "./spanActs";
import { markAt, type State } from "./state";

/** Acts on many spans of the article at once; one undo takes each back as a whole. */
export type Bulk =
  /** The label of this span on every other place with the same words; `uuids` for at least as many. */
  | { type: "everywhere"; uuid: string; uuids: readonly string[]; attributes: boolean }
  | { type: "relabelAll"; label: string; to: string }
  | { type: "removeAll"; label: string };

/** What an act would do, and where it would do nothing. */
export interface Plan {
  readonly edits: readonly Edit[];
  /** How many spans it makes, changes or removes. */
  readonly count: number;
  /** These carry the label already. */
  readonly already: number;
  /** Here it may not: it would overlap, cross paragraphs, or a link would not fit. */
  readonly barred: number;
}

export function bulkDone(state: State, action: Bulk): Next {
  const { edits, count } = planOf(state, action);
  if (count === 0) return refuse(state, "undo.nothingMore");
  const chosen = action.type === "removeAll" ? null : state.chosen;
  const next = { ...state, relabelling: false, linking: null, chosen };
  return editedTogether(next, edits, SAID[action.type], { count, label: nameOf(state, labelSaid(state, action)) });
}

const SAID = {
  everywhere: "undo.markedMany",
  relabelAll: "undo.relabelledMany",
  removeAll: "undo.removedMany",
} as const satisfies Record<Bulk["type"], NoticeKey>;

export function planOf(state: State, action: Bulk): Plan {
  switch (action.type) {
    case "everywhere":
      return everywhere(state, action);
    case "relabelAll":
      return relabelAll(state, action.label, action.to);
    case "removeAll":
      return removeAll(state, action.label);
  }
}

/** Where else the words of a span stand. */
export function otherPlaces(state: State, uuid: string): Range[] {
  const mark = markAt(state, uuid);
  return mark ? placesOf(state.reading, mark.now) : [];
}

function withLabel(state: State, label: string): LiveMark[] {
  return inOrder(state.kept).filter(({ now }) => now.label === label);
}

function everywhere(state: State, { uuid: like, uuids, attributes }: Bulk & { type: "everywhere" }): Plan {
  const mark = markAt(state, like);
  const planning = new Planning(state);
  otherPlaces(state, like).forEach((place, index) => {
    const uuid = uuids[index];
    if (!mark || uuid === undefined) return;
    const made = newContent(state, mark.now.label, place);
    planning.add(uuid, null, attributes ? { ...made, attributes: mark.now.attributes } : made);
  });
  return planning.plan;
}

function relabelAll(state: State, label: string, to: string): Plan {
  const planning = new Planning(state);
  // As with one span: attributes belong to a label.
  if (label !== to) for (const { uuid, now } of withLabel(state, label)) planning.add(uuid, now, { ...now, label: to, attributes: {} });
  return planning.plan;
}

function removeAll(state: State, label: string): Plan {
  const marks = withLabel(state, label);
  return { edits: spansGone(state, marks), count: marks.length, already: 0, barred: 0 };
}

/** Each edit is tried upon those before it: they must not overlap one another either. */
class Planning {
  private readonly edits: Edit[] = [];
  private already = 0;
  private barred = 0;

  constructor(private state: State) {}

  get plan(): Plan {
    const { edits, already, barred } = this;
    return { edits, count: edits.length, already, barred };
  }

  add(uuid: string, before: Content | null, after: Content): void {
    if (this.carries(uuid, after)) this.already += 1;
    else if (this.mayNot(uuid, after)) this.barred += 1;
    else {
      this.edits.push({ kind: "span", uuid, before, after });
      this.state = { ...this.state, kept: withKept(this.state, kept("span", uuid, after, null)) };
    }
  }

  private carries(self: string, { label, start, end }: Content): boolean {
    const there = withLabel(this.state, label);
    return there.some(({ uuid, now }) => uuid !== self && now.start === start && now.end === end);
  }

  private mayNot(uuid: string, after: Content): boolean {
    const mark = markAt(this.state, uuid);
    return obstacleTo(this.state, after.label, after, uuid) !== null || (mark !== null && !linksFit(this.state, mark, after.label));
  }
}

/** The label that the sentence names. */
function labelSaid(state: State, action: Bulk): string {
  switch (action.type) {
    case "everywhere":
      return markAt(state, action.uuid)?.now.label ?? "";
    case "relabelAll":
      return action.to;
    case "removeAll":
      return action.label;
  }
}
