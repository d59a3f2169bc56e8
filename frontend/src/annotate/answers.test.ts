import { describe, expect, it } from "vitest";
import { step, unanswered, type Action } from "./state";
import { opened, played } from "./testing";

const answer = (question: string, value: unknown): Action => ({ type: "answer", question, value });

describe("answering a question", () => {
  it("is one change, and the same answer again is none", () => {
    expect(played(opened(), answer("genre", "news"), answer("genre", "news")).sent).toEqual([{ value: "news" }]);
    expect(unanswered(played(opened(), answer("genre", "news")).state)).toBe(1);
  });

  it("is told to the server under the question's slug", () => {
    const [, changes] = step(opened(), answer("genre", "news"));
    expect(changes).toEqual([{ kind: "answer", uuid: "genre", content: { value: "news" } }]);
  });

  it.each([[null], [""], [[]]])("with %j takes it back", (nothing) => {
    expect(played(opened(), answer("genre", "news"), answer("genre", nothing)).sent).toEqual([{ value: "news" }, null]);
  });

  it("is undone and done again", () => {
    const undone = played(opened(), answer("genre", "news"), { type: "undo" });
    expect([undone.sent.at(-1), unanswered(undone.state)]).toEqual([null, 2]);
    expect(played(undone.state, { type: "redo" }).sent).toEqual([{ value: "news" }]);
  });

  it("letter by letter is one step of undo", () => {
    const typed = played(opened(), answer("tone", 7), answer("tone", 70));
    expect(typed.sent).toEqual([{ value: 7 }, { value: 70 }]);
    expect(played(typed.state, { type: "undo" }).sent).toEqual([null]);
  });

  it("leaves the chosen span chosen", () => {
    const marked = played(opened(), { type: "label", label: "loaded", uuid: "u1" }).state;
    expect(played(marked, answer("genre", "news"), { type: "undo" }).state.chosen).toBe("u1");
  });

  it("is not possible after submitting, until the article is taken back", () => {
    const closed = played(opened(), { type: "submitted" }).state;
    expect(played(closed, answer("genre", "news")).sent).toEqual([]);
    expect(played(closed, { type: "reopened" }, answer("genre", "news")).sent).toEqual([{ value: "news" }]);
  });
});
