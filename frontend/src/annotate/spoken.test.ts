import { describe, expect, it } from "vitest";
import type { Notice } from "./notices";
import { step, type Action, type State } from "./state";
import { label, marked, opened, played } from "./testing";

const notice = (from: State, ...actions: Action[]): Notice | null => played(from, ...actions).state.notice;

describe("what is said", () => {
  it("names a chosen span's label and place", () => {
    expect(notice(marked(), { type: "choose", uuid: "u2" })).toMatchObject({ key: "chosen", about: "u2", values: { label: "scare", place: 3, total: 3 } });
  });

  it("names where a link would lead", () => {
    const linking: Action[] = [{ type: "link" }, { type: "aim", uuid: "u2" }];
    expect(notice(marked(), ...linking)).toMatchObject({ key: "aim", values: { quote: "“change”", place: 2, total: 2 } });
  });

  it("names the one thing changed about a span, and that it was taken back", () => {
    const origin = { slug: "origin", kind: "choice", values: [{ value: "author_voice", meaning: "" }], required: false } as const;
    const before: State = { ...marked(), labels: new Map([["loaded", label("loaded", { attributes: [{ ...origin, values: [...origin.values] }] })]]) };
    const now = before.kept.get("u3")?.now as Extract<Action, { type: "change" }>["content"];
    const changes = [{ attributes: { origin: "author_voice" } }, { attributes: {} }, { note: "odd" }, { note: "" }, { confidence: 2 }, { confidence: null }];
    let state = before;
    const keys = changes.map((part) => {
      [state] = step(state, { type: "change", uuid: "u3", content: { ...now, ...part } });
      return state.notice?.kind === "spoken" ? state.notice.key : null;
    });
    expect(keys).toEqual(["attribute", "attributeRemoved", "note", "noteRemoved", "confidence", "confidenceRemoved"]);
  });

  it("is the character at the caret when one goes by character, and no word", () => {
    const by = { step: "character", extend: false, direction: 1 } as const;
    const went = played(opened(), { type: "move", ...by });
    expect(went.state.notice).toMatchObject({ key: "character", values: { character: "l" } });
    expect(notice(went.state, { type: "move", ...by, step: "word" })).toBeNull();
    const blank = Array.from({ length: 3 }, (): Action => ({ type: "move", ...by }));
    expect(notice(went.state, ...blank)).toMatchObject({ key: "blank" });
  });

  it("is that there is no further span", () => {
    expect(notice(opened(), { type: "tell", key: "noneAfter" })).toMatchObject({ kind: "spoken", key: "noneAfter" });
  });

  it("is that the article was submitted", () => {
    expect(notice(opened(), { type: "submitted" })).toMatchObject({ kind: "spoken", key: "submitted" });
  });

  it("refuses another label where no span is chosen", () => {
    expect(notice(opened(), { type: "relabel" })).toMatchObject({ kind: "refused", key: "nothingChosen" });
  });
});
