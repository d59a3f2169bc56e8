import { describe, expect, it } from "vitest";
import { missingOf } from "./gaps";
import { candidates } from "./linkActs";
import { liveLinks } from "./marks";
import { step, type Action, type State } from "./state";
import { mark, marked, opened, played, words } from "./testing";

function notice(state: State): string {
  return state.notice?.kind === "server" ? "" : (state.notice?.key ?? "");
}

function linked(state: State): string[] {
  return liveLinks(state.kept).map(({ now }) => `${now.source} ${now.target}`);
}

describe("drawing a link", () => {
  const linking = played(marked(), { type: "link" }).state;

  it("begins at the chosen span and aims at the nearest that fits", () => {
    expect(linking.linking).toEqual({ source: "u3", type: "judges", aim: "u1" });
    expect(linking.linking && candidates(linking, linking.linking).map(({ uuid }) => uuid)).toEqual(["u1", "u2"]);
  });

  it("ends where it aims, or where it is told to", () => {
    const { state, sent } = played(linking, { type: "draw", uuid: "l1" });
    expect(sent).toEqual([{ type: "judges", source: "u3", target: "u1" }]);
    expect([linked(state), state.linking, notice(state)]).toEqual([["u3 u1"], null, "linked"]);
    expect(played(linking, { type: "aim", uuid: "u2" }, { type: "draw", uuid: "l1" }).sent).toEqual([
      { type: "judges", source: "u3", target: "u2" },
    ]);
    expect(linked(played(linking, { type: "draw", uuid: "l1", target: "u2" }).state)).toEqual(["u3 u2"]);
  });

  it("is left with Escape, and then with the chosen span still chosen", () => {
    const { state } = played(linking, { type: "collapse" });
    expect([state.linking, state.chosen]).toEqual([null, "u3"]);
  });

  it.each<[string, Action[]]>([
    ["nothingChosen", [{ type: "choose", uuid: null }, { type: "link" }]],
    ["noLinkFromHere", [{ type: "choose", uuid: "u1" }, { type: "link" }]],
    ["cannotLink", [{ type: "link" }, { type: "draw", uuid: "l1", target: "u3" }]],
    ["linkedAlready", [{ type: "link" }, { type: "draw", uuid: "l1" }, { type: "link" }, { type: "draw", uuid: "l2" }]],
    ["linkedOtherwise", [{ type: "link" }, { type: "draw", uuid: "l1" }, { type: "relabel" }, mark("wide", "u9")]],
    ["closed", [{ type: "submitted" }, { type: "link" }]],
  ])("says %s", (key, acts) => {
    expect(notice(played(marked(), ...acts).state)).toBe(key);
  });

  it("needs something to lead to", () => {
    const alone = played(opened(), words(0, 4), mark("loaded", "u3"), { type: "link" }).state;
    expect([notice(alone), alone.linking]).toEqual(["nothingToLinkTo", null]);
  });
});

describe("a link", () => {
  const drawn = played(marked(), { type: "link" }, { type: "draw", uuid: "l1" }).state;

  it("is undone and done again like everything else", () => {
    const undone = played(drawn, { type: "undo" });
    expect([undone.sent, linked(undone.state)]).toEqual([[null], []]);
    expect(linked(played(undone.state, { type: "redo" }).state)).toEqual(["u3 u1"]);
  });

  it("goes with either of its spans and comes back with it, and the server is told of both", () => {
    const gone = played(drawn, { type: "choose", uuid: "u1" }, { type: "remove" });
    expect([gone.sent, linked(gone.state)]).toEqual([[null, null], []]);
    expect(linked(played(gone.state, { type: "undo" }).state)).toEqual(["u3 u1"]);
  });

  it("can be removed by itself", () => {
    const { state, sent } = played(drawn, { type: "unlink", uuid: "l1" });
    expect([sent, linked(state), notice(state)]).toEqual([[null], [], "unlinked"]);
  });

  it("is told to the server as a link", () => {
    const [, changes] = step(drawn, { type: "unlink", uuid: "l1" });
    expect(changes).toEqual([{ kind: "link", uuid: "l1", content: null }]);
  });
});

describe("a required link", () => {
  const demanding = (state: State): State => ({
    ...state,
    linkTypes: state.linkTypes.map((type) => ({ ...type, required: true })),
  });
  const before = demanding(played(opened(), words(16, 20), mark("scare", "u1")).state);

  it("is asked for as soon as the span is there", () => {
    const { state } = played(before, words(0, 4), mark("loaded", "u3"));
    expect([state.linking?.source, state.linking?.aim, notice(state)]).toEqual(["u3", "u1", "asksForLink"]);
  });

  it("does not stop anybody from going on, and is missed until it is there", () => {
    const later = played(before, words(0, 4), mark("loaded", "u3"), words(38, 44), mark("scare", "u2")).state;
    const flag = later.kept.get("u3");
    expect(flag?.kind === "span" && flag.now && missingOf(later, { ...flag, now: flag.now })).toEqual(["judges"]);
    const { state } = played(later, { type: "choose", uuid: "u3" }, { type: "link" }, { type: "draw", uuid: "l1" });
    expect(flag?.kind === "span" && flag.now && missingOf(state, { ...flag, now: flag.now })).toEqual([]);
  });
});
