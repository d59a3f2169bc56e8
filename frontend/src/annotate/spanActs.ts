import type { Range } from "../text/reading";
import { touch } from "../text/segments";
import { caretAt, crossesBlocks, isCaret, target } from "../text/selection";
import { edited, editedTogether, nameOf, typed } from "./edits";
import { askedForLink, linksFit, spansGone } from "./linkActs";
import { inOrder, same, typedField, type Content, type LiveMark } from "./marks";
import { quiet, refuse, type Next, type NoticeKey } from "./notices";
import { freed } from "./reach";
import { chosenMark, markAt, type State } from "./state";

/** What is done to spans: mark, relabel, change, remove. */

export function labelled(state: State, label: string, uuid: string): Next {
  const chosen = chosenMark(state);
  if (chosen && isCaret(state.selection)) return refusedForChosen(state, chosen, label);
  const range = target(state.reading, state.selection);
  if (!range) return refuse(state, "nothingSelected");
  const obstacle = obstacleTo(state, label, range, uuid);
  if (obstacle) return refuse(considering(state, label), obstacle, { label: nameOf(state, label) });
  const after = newContent(state, label, range);
  const next = freed({ ...considering(state, label), selection: caretAt(range.start) });
  return askedForLink(edited({ ...next, chosen: uuid }, { kind: "span", uuid, before: null, after }, "marked"));
}

export function relabelled(state: State, label: string): Next {
  const mark = chosenMark(state);
  const next = considering({ ...state, relabelling: false }, label);
  if (!mark) return quiet(next);
  if (mark.now.label === label) return refuse(next, "sameLabel", { label: nameOf(state, label) });
  const obstacle = obstacleTo(state, label, mark.now, mark.uuid);
  if (obstacle) return refuse(next, obstacle, { label: nameOf(state, label) });
  if (!linksFit(state, mark, label)) return refuse(next, "linkedOtherwise", { label: nameOf(state, label) });
  // Attributes belong to a label: those of the old one have no meaning under the new one.
  return askedForLink(changed(next, mark.uuid, { ...mark.now, label, attributes: {} }, "relabelled"));
}

export function detailed(state: State, uuid: string, content: Content): Next {
  const before = markAt(state, uuid)?.now;
  const field = before ? typedField(before, content, textsOf(state, content.label)) : null;
  if (!before || !field) return changed(state, uuid, content, "changed");
  return typed(state, { kind: "span", uuid, before, after: content }, field, "changed");
}

export function removed(state: State): Next {
  const mark = chosenMark(state);
  if (!mark) return refuse(state, "nothingChosen");
  const { label, start, quote } = mark.now;
  const next = { ...freed(state), selection: caretAt(start) };
  return editedTogether(next, spansGone(state, [mark]), "removed", { label: nameOf(state, label), quote });
}

function refusedForChosen(state: State, chosen: LiveMark, label: string): Next {
  const key = chosen.now.label === label ? "sameLabel" : "chosenNotSelected";
  return refuse(state, key, { label: nameOf(state, chosen.now.label) });
}

function changed(state: State, uuid: string, after: Content, key: NoticeKey): Next {
  const before = markAt(state, uuid)?.now;
  if (!before || same(before, after)) return quiet(state);
  return edited(state, { kind: "span", uuid, before, after }, key);
}

function considering(state: State, label: string): State {
  return { ...state, considered: label };
}

export function obstacleTo(
  state: State,
  slug: string,
  range: Range,
  self: string,
): "crossesBlocks" | "alreadyMarked" | null {
  const label = state.labels.get(slug);
  if (!label?.may_cross_blocks && crossesBlocks(state.reading, range)) return "crossesBlocks";
  const alike = inOrder(state.kept).filter(
    ({ uuid, now }) => uuid !== self && now.label === slug && touch(now, range),
  );
  const twice = alike.some(({ now }) => now.start === range.start && now.end === range.end);
  return twice || (label?.exclusive && alike.length > 0) ? "alreadyMarked" : null;
}

export function newContent({ reading }: State, label: string, { start, end }: Range): Content {
  const quote = reading.text.slice(start, end);
  return { label, start, end, quote, attributes: {}, note: "", confidence: null };
}

function textsOf(state: State, label: string): string[] {
  const attributes = state.labels.get(label)?.attributes ?? [];
  return attributes.filter(({ kind }) => kind === "text").map(({ slug }) => slug);
}
