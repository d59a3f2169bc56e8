import { describe, expect, it } from "vitest";
import type { Member } from "../api/client";
import { consequences, losesThisPage, wantedOf } from "./changes";

function member(changes: Partial<Member> = {}): Member {
  return {
    pseudonym: "P01",
    username: "ada",
    name: "Ada",
    role: "annotator",
    joined_at: "2026-01-01T00:00:00Z",
    ended_at: null,
    assigned: 3,
    submitted: 1,
    cap: null,
    ...changes,
  };
}

describe("what a change brings with it", () => {
  it("an annotator who becomes a reviewer sees others' labels, and their work waits", () => {
    const told = consequences({ kind: "role", member: member(), role: "reviewer" }, false);
    expect(told).toEqual(["seesOthers", "workWaits"]);
  });

  it("nothing waits where everything is submitted", () => {
    const done = member({ submitted: 3 });
    expect(consequences({ kind: "end", member: done }, false)).toEqual(["out"]);
  });

  it.each(["reviewer", "researcher"] as const)("a %s who becomes an annotator is not blind", (role) => {
    const told = consequences({ kind: "role", member: member({ role }), role: "annotator" }, false);
    expect(told).toEqual(["notBlind"]);
  });

  it("a manager who steps down is told that the page closes for them", () => {
    const mara = member({ role: "manager" });
    const change = { kind: "role", member: mara, role: "reviewer" } as const;
    expect(consequences(change, true)).toEqual(["runsNoMore", "yourself"]);
    expect(consequences(change, false)).toEqual(["runsNoMore"]);
  });
});

describe("what the server is asked for", () => {
  it("keeps the role when a membership ends or goes on", () => {
    expect(wantedOf({ kind: "end", member: member() })).toEqual({ role: "annotator", active: false });
    const gone = member({ ended_at: "2026-02-01T00:00:00Z" });
    expect(wantedOf({ kind: "back", member: gone })).toEqual({ role: "annotator", active: true });
  });

  it("leaves a manager the page", () => {
    const mara = member({ role: "reviewer" });
    expect(losesThisPage({ kind: "role", member: mara, role: "manager" })).toBe(false);
  });
});
