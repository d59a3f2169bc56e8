import type { Label, LinkType, Question } from "../api/client";
import type { Edge } from "../text/bounds";
import { firstFrom } from "../text/lookup";
import type { Range, Reading } from "../text/reading";
import { caretAt, type Direction, type Selection, type Step } from "../text/selection";
import { answered } from "./answerActs";
import { setsBounds, stepsBound } from "./boundActs";
import { actsAfter, type Edit } from "./edits";
import { drawn, linkStarted, unlinked, type Linking } from "./linkActs";
import { isLive, type AnyContent, type Content, type Kept, type LiveMark } from "./marks";
import { told, type News } from "./news";
import { quiet, refuse, said, type Next, type Notice, type NoticeKey } from "./notices";
import { reread, type Reread } from "./rereading";
import { aimed, chose, chosenSelected, freed, letGo, moved, quotesToggled } from "./reach";
import { bulkDone, type Bulk } from "./bulkActs";
import { detailed, labelled, relabelled, removed } from "./spanActs";
import { spoken, withChangeSpoken, type SpokenKey, type Way } from "./spoken";
import { touchesDisputed } from "./touching";
import { redone, undone } from "./undoing";

/** The annotate page as a value. `step` is its only way to change; nothing here knows a browser. */
export interface State {
  readonly reading: Reading;
  readonly labels: ReadonlyMap<string, Label>;
  readonly linkTypes: readonly LinkType[];
  readonly questions: ReadonlyMap<string, Question>;
  /** Spans, links and answers, by uuid (an answer by the slug of its question). */
  readonly kept: ReadonlyMap<string, Kept>;
  readonly selection: Selection;
  /** The span that Delete removes and whose label the panel explains. */
  readonly chosen: string | null;
  /** The next label key changes the chosen span instead of marking anew. */
  readonly relabelling: boolean;
  /** Spans on top of each other that one key goes round through; the chosen one is among them. */
  readonly among: readonly string[];
  /** A link is being drawn: the next span that is pointed at becomes its end. */
  readonly linking: Linking | null;
  /** The label that the panel explains when no span is chosen. */
  readonly considered: string | null;
  readonly undo: readonly Edit[];
  readonly redo: readonly Edit[];
  /** The text field that is being typed in: its letters are one edit until something else is done. */
  readonly typing: string | null;
  /** Submitted: read only. */
  readonly closed: boolean;
  readonly notice: Notice | null;
}

export type Action =
  | { type: "move"; step: Step; direction: Direction; extend: boolean }
  | { type: "select"; selection: Selection }
  | { type: "collapse" }
  | { type: "selectChosen" }
  | { type: "toggleQuotes" }
  | ({ type: "choose"; uuid: string | null } & Way)
  | { type: "aim"; uuid: string }
  | { type: "say"; key: NoticeKey }
  /** To the ear alone. */
  | { type: "tell"; key: SpokenKey }
  | { type: "dismiss" }
  | { type: "submitted" }
  | { type: "reopened" }
  /** What an earlier visit did and may undo. */
  | { type: "recall"; undo: readonly Edit[]; redo: readonly Edit[] }
  | Writing
  | News
  | Reread
  | { type: "settle"; uuid: string; keep: "mine" | "theirs" };

export type Writing =
  | Bulk
  | { type: "label"; label: string; uuid: string }
  | { type: "relabel" }
  | { type: "relabelTo"; label: string }
  | { type: "change"; uuid: string; content: Content }
  | { type: "remove" }
  /** One boundary of the chosen span, a step further. */
  | { type: "bound"; edge: Edge; step: Step; direction: Direction }
  | { type: "bounds"; uuid: string; range: Range }
  /** From the chosen span; without a type the first that its label may begin, then the next one. */
  | { type: "link"; linkType?: string }
  /** Ends the link that is being drawn, at `target` or where it aims. */
  | { type: "draw"; uuid: string; target?: string }
  | { type: "unlink"; uuid: string }
  | { type: "answer"; question: string; value: unknown }
  | { type: "undo" }
  | { type: "redo" };

export interface Material {
  readonly reading: Reading;
  readonly labels: readonly Label[];
  readonly linkTypes: readonly LinkType[];
  readonly questions: readonly Question[];
  readonly kept: readonly Kept[];
  readonly closed: boolean;
}

export function initialState(material: Material): State {
  const { reading, labels, linkTypes, questions, kept, closed } = material;
  return {
    reading,
    linkTypes,
    closed,
    labels: new Map(labels.map((label) => [label.slug, label])),
    questions: new Map(questions.map((question) => [question.slug, question])),
    kept: new Map(kept.map((one) => [one.uuid, one])),
    selection: caretAt(firstFrom(reading, "word", 0, () => true)?.start ?? 0),
    chosen: null,
    relabelling: false,
    among: [],
    linking: null,
    considered: labels[0]?.slug ?? null,
    undo: [],
    redo: [],
    typing: null,
    notice: null,
  };
}

export function step(state: State, action: Action): Next {
  switch (action.type) {
    case "move":
      return action.extend && chosenMark(state)
        ? written(state, { ...action, type: "bound", edge: "end" })
        : quiet(moved(state, action));
    case "select":
      return quiet(freed({ ...state, selection: action.selection }));
    case "collapse":
      return quiet(letGo(state));
    case "selectChosen":
      return quiet(chosenSelected(state));
    case "toggleQuotes":
      return quiet(quotesToggled(state));
    case "choose":
      return quiet(chose(state, action.uuid, action));
    case "aim":
      return quiet(aimed(state, action.uuid));
    case "say":
      return refuse(state, action.key);
    case "tell":
      return quiet({ ...state, notice: spoken(action.key) });
    case "dismiss":
      return quiet({ ...state, notice: null });
    case "submitted":
      return quiet({ ...freed(state), closed: true, undo: [], redo: [], notice: spoken("submitted") });
    case "reopened":
      return quiet({ ...state, closed: false, notice: said("reopened") });
    case "reread":
      return quiet(reread(state, action));
    case "recall":
      return quiet(recalled(state, action));
    case "stored":
    case "adopted":
    case "refused":
    case "held":
    case "stale":
    case "overlapped":
    case "settle":
      return told(state, action);
    default:
      return written(state, action);
  }
}

/** The chosen span, if there still is one. */
export function chosenMark(state: State): LiveMark | null {
  return markAt(state, state.chosen);
}

export function markAt(state: State, uuid: string | null): LiveMark | null {
  const one = uuid === null ? undefined : state.kept.get(uuid);
  return isLive(one) ? one : null;
}

export function nowOf(state: State, uuid: string): AnyContent | null {
  return state.kept.get(uuid)?.now ?? null;
}

function written(state: State, action: Writing): Next {
  if (state.closed) return refuse(state, "closed");
  if (touchesDisputed(state, action)) return refuse({ ...state, relabelling: false, linking: null }, "disputed");
  switch (action.type) {
    case "label":
      return state.relabelling
        ? relabelled(state, action.label)
        : labelled(state, action.label, action.uuid);
    case "relabel":
      if (!chosenMark(state)) return refuse(state, "nothingChosen");
      return quiet({ ...state, relabelling: true, linking: null, notice: said("relabel") });
    case "relabelTo":
      return relabelled(state, action.label);
    case "change":
      return withChangeSpoken(state, action.uuid, detailed(state, action.uuid, action.content));
    case "remove":
      return removed(state);
    case "bound":
      return stepsBound(state, action.edge, action.step, action.direction);
    case "bounds":
      return setsBounds(state, action.uuid, action.range);
    case "link":
      return linkStarted(state, action.linkType);
    case "draw":
      return drawn(state, action.uuid, action.target);
    case "unlink":
      return unlinked(state, action.uuid);
    case "answer":
      return answered(state, action.question, action.value);
    case "everywhere":
    case "relabelAll":
    case "removeAll":
      return bulkDone(state, action);
    case "undo":
      return undone(state);
    case "redo":
      return redone(state);
  }
}

/** What was done before is undone after what was done since. */
function recalled(state: State, { undo, redo }: { undo: readonly Edit[]; redo: readonly Edit[] }): State {
  return { ...state, undo: [...undo, ...actsAfter(undo, state.undo)], redo: state.undo.length > 0 ? state.redo : redo };
}

/** How many questions have no answer yet. */
export function unanswered(state: State): number {
  return [...state.questions.keys()].filter((slug) => nowOf(state, slug) === null).length;
}
