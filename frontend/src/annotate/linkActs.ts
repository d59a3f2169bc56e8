import type { LinkType } from "../api/client";
import { edited, type Edit } from "./edits";
import { inOrder, liveLinks, same, type LinkContent, type LiveLink, type LiveMark } from "./marks";
import { quiet, refuse, said, type Next } from "./notices";
import { chosenMark, markAt, type State } from "./state";

/** A link being drawn: where it begins, of what type, and where it leads if the person stopped now. */
export interface Linking {
  readonly source: string;
  readonly type: string;
  readonly aim: string | null;
}

export function typesFrom(state: Pick<State, "linkTypes">, label: string): LinkType[] {
  return state.linkTypes.filter(({ from_labels: from }) => from.length === 0 || from.includes(label));
}

/** Those that lead from this span, and those that come to it. */
export function linksOf(links: readonly LiveLink[], uuid: string | null): LiveLink[] {
  return links.filter(({ now }) => now.source === uuid || now.target === uuid);
}

/** Whether a link that is being drawn may end at this span. */
export function fits(state: State, { source, type }: Linking, uuid: string): boolean {
  const to = state.linkTypes.find(({ slug }) => slug === type)?.to_labels ?? [];
  const label = markAt(state, uuid)?.now.label;
  return uuid !== source && label !== undefined && (to.length === 0 || to.includes(label));
}

/** In reading order, those that a link being drawn may end at. */
export function candidates(state: State, linking: Linking): LiveMark[] {
  return inOrder(state.kept).filter(({ uuid }) => fits(state, linking, uuid));
}

export function linkStarted(state: State, wanted?: string): Next {
  const mark = chosenMark(state);
  if (!mark) return refuse(state, "nothingChosen");
  const types = typesFrom(state, mark.now.label);
  const type = wanted ?? nextType(types, state.linking?.type);
  if (type === undefined) return refuse(state, "noLinkFromHere");
  const linking = { source: mark.uuid, type, aim: null };
  const aim = nearest(mark, candidates(state, linking));
  if (!aim) return refuse({ ...state, linking: null }, "nothingToLinkTo");
  return quiet({ ...state, relabelling: false, linking: { ...linking, aim: aim.uuid }, notice: said("linkTo") });
}

/** After marking: a label that requires a link asks for its other end at once. */
export function askedForLink([state, changes]: Next): Next {
  const mark = chosenMark(state);
  const required = mark && typesFrom(state, mark.now.label).find((type) => type.required);
  if (!required || hasLink(state, mark, required)) return [state, changes];
  const [next] = linkStarted(state, required.slug);
  return [next.linking ? { ...next, notice: said("asksForLink") } : { ...next, notice: state.notice }, changes];
}

export function hasLink(state: Pick<State, "kept">, { uuid }: LiveMark, { slug }: LinkType): boolean {
  return liveLinks(state.kept).some(({ now }) => now.source === uuid && now.type === slug);
}

export function drawn(state: State, uuid: string, wanted?: string): Next {
  const { linking } = state;
  const target = wanted ?? linking?.aim;
  if (!linking || target === null || target === undefined) return quiet(state);
  if (!fits(state, linking, target)) return refuse(state, "cannotLink");
  const after: LinkContent = { type: linking.type, source: linking.source, target };
  const twice = liveLinks(state.kept).some(({ now }) => same(now, after));
  if (twice) return refuse(state, "linkedAlready");
  return edited({ ...state, linking: null }, { kind: "link", uuid, before: null, after }, "linked");
}

export function unlinked(state: State, uuid: string): Next {
  const before = state.kept.get(uuid)?.now ?? null;
  if (before === null) return quiet(state);
  return edited({ ...state, linking: null }, { kind: "link", uuid, before, after: null }, "unlinked");
}

/** With a span its links go. */
export function linksGone(state: State, uuids: readonly string[]): Edit[] {
  const gone = liveLinks(state.kept).filter(({ now }) => uuids.includes(now.source) || uuids.includes(now.target));
  return gone.map(({ uuid, now }) => ({ kind: "link", uuid, before: now, after: null }));
}

/** Spans and their links, in the order in which the server is told. */
export function spansGone(state: State, marks: readonly LiveMark[]): Edit[] {
  const links = linksGone(state, marks.map(({ uuid }) => uuid));
  const spans = marks.map(({ uuid, now }): Edit => ({ kind: "span", uuid, before: now, after: null }));
  return [...links, ...spans];
}

/** Would the links of a span still fit if it had this label? */
export function linksFit(state: State, { uuid }: LiveMark, label: string): boolean {
  return liveLinks(state.kept).every(({ now }) => {
    const type = state.linkTypes.find(({ slug }) => slug === now.type);
    const allowed = now.source === uuid ? type?.from_labels : now.target === uuid ? type?.to_labels : [];
    return !allowed?.length || allowed.includes(label);
  });
}

function nextType(types: readonly LinkType[], now: string | undefined): string | undefined {
  const index = types.findIndex(({ slug }) => slug === now);
  return types[(index + 1) % Math.max(types.length, 1)]?.slug;
}

/** The claim of a flag mostly stands right before it. */
function nearest(mark: LiveMark, others: readonly LiveMark[]): LiveMark | undefined {
  const distance = ({ now }: LiveMark): number =>
    now.end <= mark.now.end ? mark.now.start - now.start : 2 * (now.start - mark.now.start);
  return [...others].sort((a, b) => Math.abs(distance(a)) - Math.abs(distance(b)))[0];
}
