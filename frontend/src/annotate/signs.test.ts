import { expect, it } from "vitest";
import { liveLinks } from "./marks";
import { signsOf } from "./signs";
import type { Action } from "./state";
import { marked, played } from "./testing";

function signs(...acts: Action[]): [string, string][] {
  const { state } = played(marked(), ...acts);
  return [...signsOf(state, liveLinks(state.kept))];
}

it("shows where a link being drawn may end, and where it would", () => {
  expect(signs({ type: "link" })).toEqual([["u1", "fit aim"], ["u2", "fit"]]);
});

it("shows at either end of a link what the chosen span is linked with", () => {
  const drawn: Action[] = [{ type: "link" }, { type: "draw", uuid: "l1" }];
  expect(signs(...drawn, { type: "choose", uuid: "u3" })).toEqual([["u1", "linked"]]);
  expect(signs(...drawn, { type: "choose", uuid: "u1" })).toEqual([["u3", "linked"]]);
});
