import { expect, it } from "vitest";
import { liveLinks } from "./marks";
import { signsOf } from "./signs";
import type { Action } from "./state";
import { keptLink, marked, played } from "./testing";

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

it("says of each part of a span that it is one, and chooses the others with it", () => {
  const { state } = played(marked(), { type: "choose", uuid: "u1" });
  expect([...signsOf(state, [keptLink("u1", "u2")])]).toEqual([["u1", "part"], ["u2", "part whole"]]);
  const { state: elsewhere } = played(state, { type: "choose", uuid: "u3" });
  expect([...signsOf(elsewhere, [keptLink("u1", "u2")]).values()]).toEqual(["part", "part"]);
});
