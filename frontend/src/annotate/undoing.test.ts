import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inOrder, liveLinks, same, type AnyContent, type Content } from "./marks";
import type { Action, State } from "./state";
import { content, mark, marked, opened, played, words } from "./testing";

const UNDO: Action = { type: "undo" };
const REDO: Action = { type: "redo" };
const LABELS = ["scare", "loaded", "wide"];

/** All that is there, by uuid. */
function contents(state: State): Record<string, AnyContent> {
  return Object.fromEntries([...state.kept].flatMap(([uuid, { now }]) => (now === null ? [] : [[uuid, now]])));
}

/** An act in terms of what is there when it is done: a place, the n-th span, a label. */
type Deed = (state: State, uuid: string) => Action[];

const place = fc.tuple(fc.nat(50), fc.nat(12)).map(([start, more]) => words(start, start + more));
const label = fc.constantFrom(...LABELS);
const nth = fc.nat(5);

function spanAt(state: State, number: number): { uuid: string; now: Content } | undefined {
  const marks = inOrder(state.kept);
  return marks[number % Math.max(marks.length, 1)];
}

function ofSpan(act: (span: { uuid: string; now: Content }, uuid: string) => Action): fc.Arbitrary<Deed> {
  return nth.map((number) => (state, uuid) => {
    const span = spanAt(state, number);
    return span ? [{ type: "choose", uuid: span.uuid }, act(span, uuid)] : [];
  });
}

const fresh = (uuid: string): string[] => Array.from({ length: 9 }, (_, index) => `${uuid}.${index}`);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(place, label).map(([there, slug]): Deed => (_, uuid) => [there, mark(slug, uuid)]),
  ofSpan(() => ({ type: "remove" })),
  label.chain((to) => ofSpan(() => ({ type: "relabelTo", label: to }))),
  fc.string({ maxLength: 3 }).chain((note) => ofSpan(({ uuid, now }) => ({ type: "change", uuid, content: { ...now, note } }))),
  ofSpan(({ uuid, now }) => ({ type: "change", uuid, content: { ...now, attributes: { target: "x" } } })),
  fc.boolean().chain((attributes) => ofSpan(({ uuid: like }, uuid) => ({ type: "everywhere", uuid: like, uuids: fresh(uuid), attributes }))),
  nth.map((number): Deed => (state, uuid) => {
    const span = spanAt(state, number);
    return span ? [{ type: "choose", uuid: span.uuid }, { type: "link" }, { type: "draw", uuid }] : [];
  }),
  nth.map((number): Deed => (state) => {
    const link = liveLinks(state.kept)[number];
    return link ? [{ type: "unlink", uuid: link.uuid }] : [];
  }),
  fc.tuple(label, label).map(([from, to]): Deed => () => [{ type: "relabelAll", label: from, to }]),
  label.map((slug): Deed => () => [{ type: "removeAll", label: slug }]),
  fc.constantFrom("news", null).map((value): Deed => () => [{ type: "answer", question: "genre", value }]),
  fc.string({ maxLength: 2 }).map((value): Deed => () => [{ type: "answer", question: "tone", value }]),
  fc.constantFrom(UNDO, REDO).map((way): Deed => () => [way]),
);

function done(deeds: readonly Deed[], from = marked(), name = "n"): State {
  return deeds.reduce((state, each, index) => played(state, ...each(state, `${name}${index}`)).state, from);
}

function till(state: State, stack: "undo" | "redo"): State {
  let now = state;
  while (now[stack].length > 0) now = played(now, { type: stack }).state;
  return now;
}

describe("undo and redo", () => {
  it("lead back to the first state and forth to the last, whatever was done", () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 14 }), (deeds) => {
        const last = done(deeds);
        const forth = till(last, "redo");
        const first = till(forth, "undo");
        expect(contents(first)).toEqual(contents(opened()));
        expect(contents(till(first, "redo"))).toEqual(contents(forth));
      }),
      { numRuns: 150 },
    );
  });

  it("lead from each act to the state right before it", () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 8 }), deed, (deeds, last) => {
        const before = till(done(deeds), "redo");
        const after = done([last], before, "last");
        fc.pre(after.undo.length > before.undo.length && after.redo.length === 0);
        expect(contents(played(after, UNDO).state)).toEqual(contents(before));
      }),
      { numRuns: 150 },
    );
  });

  it("tell the server each span before its links, and each link's end before the span's", () => {
    const linked = played(marked(), { type: "link" }, { type: "draw", uuid: "k1" }).state;
    const judged = played(linked, { type: "choose", uuid: "u1" }, { type: "remove" });
    const kinds = (sent: (AnyContent | null)[]): string[] => sent.map((one) => (one === null ? "gone" : "type" in one ? "link" : "span"));
    expect([contents(judged.state).k1, kinds(judged.sent)]).toEqual([undefined, ["gone", "gone"]]);
    const back = played(judged.state, UNDO);
    expect([contents(back.state), kinds(back.sent)]).toEqual([contents(linked), ["span", "link"]]);
    expect(kinds(played(back.state, REDO).sent)).toEqual(["gone", "gone"]);
  });
});

describe("what was changed elsewhere meanwhile", () => {
  const theirs = content({ note: "theirs" });
  const noted: Action = { type: "change", uuid: "u1", content: content({ note: "mine" }) };

  /** As after a reload: what the journal tells, over what the server holds now. */
  function recalled(state: State, uuid: string, stored: AnyContent | null): State {
    const one = state.kept.get(uuid);
    const kept = new Map(state.kept).set(uuid, { ...one, now: stored, stored, sync: "saved" } as never);
    return { ...state, kept };
  }

  it("is not overwritten by undo: that step is given up, with a sentence, and the next press goes further", () => {
    const state = recalled(played(marked(), noted).state, "u1", theirs);
    const once = played(state, UNDO);
    expect([once.sent, once.state.notice]).toEqual([[], { kind: "refused", key: "undo.lost", values: {} }]);
    expect(contents(once.state).u1).toEqual(theirs);
    expect(once.state.redo).toEqual([]);
    const twice = played(once.state, UNDO);
    expect(contents(twice.state).u3).toBeUndefined();
  });

  it("stays while the rest of a bulk act is undone", () => {
    const all = played(marked(), { type: "relabelAll", label: "scare", to: "wide" }).state;
    const state = recalled(all, "u1", theirs);
    const back = played(state, UNDO).state;
    expect([contents(back).u1, (contents(back).u2 as Content).label]).toEqual([theirs, "scare"]);
    expect(back.notice).toMatchObject({ kind: "refused", key: "undo.partly", values: { count: 1 } });
  });

  it("takes no link to a span that is gone", () => {
    const linked = played(marked(), { type: "link" }, { type: "draw", uuid: "k1" }).state;
    const unlinked = played(linked, { type: "unlink", uuid: "k1" }).state;
    const source = played(recalled(unlinked, "u1", null), UNDO);
    expect([source.sent, source.state.notice]).toMatchObject([[], { key: "undo.lost" }]);
  });

  it("comes back as one wants it, and no other step is forgotten for it", () => {
    const disputed = played(marked(), noted, { type: "stale", uuid: "u1", theirs }).state;
    const settled = played(disputed, { type: "settle", uuid: "u1", keep: "theirs" }).state;
    expect(same(contents(settled).u1 ?? null, theirs)).toBe(true);
    expect(contents(till(settled, "undo"))).toEqual({ u1: theirs });
  });
});
