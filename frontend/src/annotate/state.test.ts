import { describe, expect, it } from "vitest";
import { inOrder } from "./marks";
import type { Label } from "../api/client";
import { step, type Action, type State } from "./state";
import { content, label, mark, opened, played, words } from "./testing";

const REGIME = words(16, 20);

function live(state: State): string[] {
  return inOrder(state.kept).map(({ now }) => `${now.label} ${now.quote}`);
}

function notice(state: State): string {
  return state.notice?.kind === "server" ? state.notice.sentence : (state.notice?.key ?? "");
}

describe("marking", () => {
  it("puts a label on the selection, pending, and sends it once", () => {
    const { state, sent } = played(opened(), REGIME, mark("scare"));
    expect(sent).toEqual([content()]);
    expect(state.kept.get("u1")).toMatchObject({ sync: "pending", stored: null });
    expect(state.chosen).toBe("u1");
  });

  it("puts a label on the word at the caret", () => {
    expect(live(played(opened(), mark("loaded")).state)).toEqual(["loaded Plan"]);
  });

  it("adds nothing while a span is chosen and nothing is selected, and says so", () => {
    const { state, sent } = played(opened(), REGIME, mark("scare"), mark("loaded", "u2"));
    expect(sent).toHaveLength(1);
    expect(notice(state)).toBe("chosenNotSelected");
  });

  it("puts a second label on the words of the chosen span", () => {
    const { state } = played(opened(), REGIME, mark("scare"), { type: "selectChosen" }, mark("loaded", "u2"));
    expect(live(state)).toEqual(["scare 'regime'", "loaded 'regime'"]);
  });

  it("refuses an exclusive label that would overlap itself", () => {
    const { state, sent } = played(opened(), REGIME, mark("scare"), REGIME, mark("scare", "u2"));
    expect(sent).toHaveLength(1);
    expect(notice(state)).toBe("alreadyMarked");
  });

  it("refuses to leave the paragraph unless the label may", () => {
    const across = words(16, 34);
    expect(notice(played(opened(), across, mark("scare")).state)).toBe("crossesBlocks");
    expect(played(opened(), across, mark("wide")).sent).toHaveLength(1);
  });
});

describe("changing and removing", () => {
  it("changes the label only after it was asked to", () => {
    const { state, sent } = played(opened(), REGIME, mark("scare"), { type: "relabel" }, mark("loaded", "u2"));
    expect(live(state)).toEqual(["loaded 'regime'"]);
    expect(sent).toEqual([content(), content({ label: "loaded" })]);
  });

  it("leaves the choice of a new label by Escape, and the span stays chosen", () => {
    const { state } = played(opened(), REGIME, mark("scare"), { type: "relabel" }, { type: "collapse" });
    expect([state.chosen, state.relabelling]).toEqual(["u1", false]);
    expect(played(state, { type: "collapse" }).state.chosen).toBeNull();
  });

  it("changes the chosen span at once where the label is named, and never marks another", () => {
    const to = { type: "relabelTo", label: "loaded" } as const;
    expect(live(played(opened(), REGIME, mark("scare"), to).state)).toEqual(["loaded 'regime'"]);
    expect(played(opened(), REGIME, to).sent).toEqual([]);
  });

  it("removes the chosen span, and only a chosen one", () => {
    const { state, sent } = played(opened(), REGIME, mark("scare"), { type: "remove" }, { type: "remove" });
    expect(live(state)).toEqual([]);
    expect(sent).toEqual([content(), null]);
    expect(notice(state)).toBe("nothingChosen");
  });
});

describe("undo", () => {
  const UNDO: Action = { type: "undo" };
  const REDO: Action = { type: "redo" };

  it("takes every act back by its opposite, and does it again", () => {
    const acts: Action[] = [REGIME, mark("scare"), { type: "relabel" }, mark("loaded"), { type: "remove" }];
    const done = played(opened(), ...acts);
    const back = played(done.state, UNDO, UNDO, UNDO);
    expect(back.sent).toEqual([content({ label: "loaded" }), content(), null]);
    const again = played(back.state, REDO, REDO, REDO);
    expect(again.sent).toEqual([content(), content({ label: "loaded" }), null]);
    expect(notice(played(again.state, REDO).state)).toBe("nothingToRedo");
  });

  it("forgets what was undone once something new is done", () => {
    const { state } = played(opened(), mark("scare"), UNDO, mark("loaded", "u2"));
    expect(state.redo).toEqual([]);
  });
});

describe("typing", () => {
  const UNDO: Action = { type: "undo" };
  const note = (words: string): Action => ({ type: "change", uuid: "u1", content: content({ note: words }) });
  const marked = played(opened(), REGIME, mark("scare")).state;

  it("sends every letter at once, named as the typing of one field", () => {
    const [, changes] = step(marked, note("w"));
    expect(changes).toEqual([{ kind: "span", uuid: "u1", content: content({ note: "w" }), typing: "note" }]);
    expect(played(marked, note("w"), note("wh")).state.kept.get("u1")).toMatchObject({ sync: "pending" });
  });

  it("is undone in one step, and done again in one", () => {
    const typed = played(marked, note("w"), note("wh"), note("why"));
    const back = played(typed.state, UNDO);
    expect(back.sent).toEqual([content()]);
    expect(played(back.state, { type: "redo" }).sent).toEqual([content({ note: "why" })]);
  });

  it("begins a new step once something else was done", () => {
    const { state } = played(marked, note("a"), { type: "choose", uuid: null }, note("ab"));
    expect(played(state, UNDO).sent).toEqual([content({ note: "a" })]);
  });

  it("leaves nothing to undo when it was erased again, least of all the mark", () => {
    const { state } = played(marked, note("a"), note(""), note("b"));
    expect(played(state, UNDO).sent).toEqual([content()]);
    expect(played(marked, note("a"), note("")).state.undo).toEqual(marked.undo);
  });

  it("is not a choice: two levels of confidence are two steps", () => {
    const sure = (confidence: number): Action => ({ type: "change", uuid: "u1", content: content({ confidence }) });
    const { sent } = played(played(marked, sure(1), sure(2)).state, UNDO);
    expect(sent).toEqual([content({ confidence: 1 })]);
  });

  it("goes for an attribute's text too, and only for a text", () => {
    const attributes = [
      { slug: "target", kind: "text", values: [] },
      { slug: "tone", kind: "choice", values: [] },
    ];
    const from = { ...marked, labels: new Map([["scare", label("scare", { attributes } as unknown as Partial<Label>)]]) };
    const typing = (given: Record<string, string>): unknown =>
      step(from, { type: "change", uuid: "u1", content: content({ attributes: given }) })[1][0]?.typing;
    expect(typing({ target: "x" })).toBe("attributes.target");
    expect(typing({ tone: "x" })).toBeUndefined();
  });
});

describe("a span changed elsewhere", () => {
  const theirs = content({ note: "theirs" });
  const chosen = played(opened(), REGIME, mark("scare"), { type: "relabel" }, mark("loaded")).state;
  const disputed = played(chosen, { type: "stale", uuid: "u1", theirs }).state;

  it.each<[string, Action[]]>([
    ["removed", [{ type: "remove" }]],
    ["relabelled", [{ type: "relabel" }, mark("wide")]],
    ["changed", [{ type: "change", uuid: "u1", content: content({ note: "new" }) }]],
    ["undone", [{ type: "undo" }]],
  ])("is not %s before a version is chosen, and the card stays", (_, acts) => {
    const first = played(disputed, ...acts.slice(0, 1));
    expect(notice(first.state)).toBe("disputed");
    const { state, sent } = played(disputed, ...acts);
    expect(sent).toEqual([]);
    expect(state.kept.get("u1")?.conflict).toEqual({ theirs });
  });

  it("is not done again before a version is chosen", () => {
    const undone = played(chosen, { type: "undo" }, { type: "stale", uuid: "u1", theirs }).state;
    const { state, sent } = played(undone, { type: "redo" });
    expect([sent, notice(state)]).toEqual([[], "disputed"]);
  });

  it("is not relabelled even when the label was asked for before", () => {
    const asked = played(chosen, { type: "relabel" }, { type: "stale", uuid: "u1", theirs }).state;
    const { state, sent } = played(asked, mark("scare"));
    expect([sent, notice(state), state.relabelling]).toEqual([[], "disputed", false]);
  });

  it("holds no other span back", () => {
    const elsewhere = words(0, 4);
    expect(played(disputed, elsewhere, mark("scare", "u2")).sent).toHaveLength(1);
  });
});

describe("the server's answers", () => {
  const marked = played(opened(), REGIME, mark("scare")).state;

  it("make a pending span a saved one", () => {
    const { state } = played(marked, { type: "stored", uuid: "u1", content: content() });
    expect(state.kept.get("u1")?.sync).toBe("saved");
  });

  it("do not call a span saved that has changed since", () => {
    const changed = played(marked, { type: "relabel" }, mark("loaded")).state;
    const { state } = played(changed, { type: "stored", uuid: "u1", content: content() });
    expect(state.kept.get("u1")?.sync).toBe("pending");
  });

  it("take a refused span back, with the server's sentence, and its edits with it", () => {
    const { state } = played(marked, { type: "refused", uuid: "u1", sentence: "No." });
    expect(live(state)).toEqual([]);
    expect(notice(state)).toBe("No.");
    expect(state.undo).toEqual([]);
    expect(notice(played(state, { type: "move", step: "word", direction: 1, extend: false }).state)).toBe("No.");
  });

  it("show both states when somebody else was faster, and keep the chosen one", () => {
    const theirs = content({ label: "loaded" });
    const { state } = played(marked, { type: "stale", uuid: "u1", theirs });
    expect(state.kept.get("u1")?.conflict).toEqual({ theirs });
    expect(live(played(state, { type: "settle", uuid: "u1", keep: "theirs" }).state)).toEqual(["loaded 'regime'"]);
    const mine = played(state, { type: "settle", uuid: "u1", keep: "mine" });
    expect(mine.sent).toEqual([content()]);
  });

  it("are no conflict when both say the same", () => {
    const { state } = played(marked, { type: "stale", uuid: "u1", theirs: content() });
    expect(state.kept.get("u1")).toMatchObject({ sync: "saved", conflict: null });
  });

  it("keep what is not saved when the article was submitted in another tab, until it is reopened", () => {
    const held = { type: "held", uuid: "u1", sentence: "Submitted.", closed: true } as const;
    expect(played(marked, held).state.closed).toBe(true);
    const { state } = played(marked, held, { type: "reopened" });
    expect(state.closed).toBe(false);
    expect(state.kept.get("u1")?.sync).toBe("failed");
  });

  it("keep what cannot be saved any more", () => {
    const { state } = played(marked, { type: "held", uuid: "u1", sentence: "Submitted.", closed: false });
    expect(state.closed).toBe(false);
    expect(live(state)).toEqual(["scare 'regime'"]);
    expect(state.kept.get("u1")?.sync).toBe("failed");
  });
});

describe("after submission", () => {
  it("nothing changes any more, in words", () => {
    const { state, sent } = played(opened(), { type: "submitted" }, mark("scare"), { type: "undo" });
    expect(sent).toEqual([]);
    expect(notice(state)).toBe("closed");
  });
});
