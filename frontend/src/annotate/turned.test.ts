import { describe, expect, it } from "vitest";
import type { NoticeValues } from "./notices";
import type { Action } from "./state";
import { content, marked, played } from "./testing";

const UNDO: Action = { type: "undo" };
const REDO: Action = { type: "redo" };

/** What is said after an act was undone, and after it was done again. */
function turned(...acts: Action[]): (NoticeValues | null)[] {
  const undone = played(marked(), ...acts, UNDO).state;
  const redone = played(undone, REDO).state;
  return [undone, redone].map(({ notice }) => (notice?.kind === "said" ? notice.values : null));
}

describe("undo and redo name what they turned, and how it is now", () => {
  const chosen = { type: "choose", uuid: "u1" } as const;

  it("a span that comes and goes", () => {
    const [undone, redone] = turned(chosen, { type: "remove" });
    expect([undone?.what, redone?.what]).toEqual(["marked", "unmarked"]);
    expect(undone).toMatchObject({ label: "scare", quote: "'regime'" });
  });

  it("a label and the words of a span", () => {
    const acts = turned(chosen, { type: "relabelTo", label: "wide" });
    expect(acts).toMatchObject([{ what: "label", label: "scare" }, { what: "label", label: "wide" }]);
    const bounds = turned({ type: "bounds", uuid: "u1", range: { start: 16, end: 22 } });
    expect(bounds).toMatchObject([{ what: "bounds", quote: "'regime'" }, { what: "bounds", quote: "regime" }]);
  });

  it("a note and the confidence", () => {
    const noted = turned({ type: "change", uuid: "u1", content: content({ note: "why" }) });
    expect(noted).toMatchObject([{ what: "noteRemoved" }, { what: "note", note: "why" }]);
    const sure = turned({ type: "change", uuid: "u1", content: content({ confidence: 2 }) });
    expect(sure).toMatchObject([{ what: "confidenceRemoved" }, { what: "confidence", level: 2 }]);
  });

  it("an answer", () => {
    const answered = turned({ type: "answer", question: "genre", value: "news" });
    expect(answered).toMatchObject([{ what: "unanswered", label: "Genre?" }, { what: "answer", value: "news" }]);
  });

  it("a link", () => {
    const linked = turned({ type: "choose", uuid: "u3" }, { type: "link" }, { type: "draw", uuid: "l1", target: "u1" });
    expect(linked).toMatchObject([{ what: "unlinked", label: "Plan", quote: "'regime'" }, { what: "linked" }]);
  });
});
