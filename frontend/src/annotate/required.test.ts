import { describe, expect, it } from "vitest";
import type { Attribute } from "../api/client";
import { gapsIn } from "./gaps";
import { lastSaid, lastValues, type Values } from "./lastValues";
import { markAt, type State } from "./state";
import { content, label, mark, opened, played, words } from "./testing";

const ORIGIN = { slug: "origin", kind: "choice", required: true, values: [{ value: "headline", meaning: "" }] };
const TARGET = { slug: "target", kind: "text", required: false, values: [] };
const EMPTY = { of: (): Values => ({}), keep: () => undefined };
const said = (values: Values): typeof EMPTY => ({ ...EMPTY, of: () => values });

/** Two places marked as scare, of which the codebook wants to know the origin. */
function asked(): State {
  const scare = label("scare", { attributes: [ORIGIN, TARGET] as unknown as Attribute[] });
  const from = { ...opened(), labels: new Map([["scare", scare]]) };
  return played(from, words(16, 20), mark("scare", "u1"), words(38, 44), mark("scare", "u2")).state;
}

function offered(state: State, uuid: string, memory = EMPTY): Values {
  const one = markAt(state, uuid);
  return one ? lastValues(state, one, memory) : {};
}

const filled = played(asked(), { type: "change", uuid: "u1", content: content({ attributes: { origin: "headline", target: "x" } }) }).state;

describe("incomplete spans", () => {
  it("are those that lack something required, until it is there", () => {
    expect(gapsIn(asked()).map((gap) => [gap.mark.uuid, gap.missing])).toEqual([["u1", ["origin"]], ["u2", ["origin"]]]);
    expect(gapsIn(filled).map((gap) => gap.mark.uuid)).toEqual(["u2"]);
  });
});

describe("the last values", () => {
  it("are those of the last span of the label here, before those of the project", () => {
    expect(offered(filled, "u2", said({ origin: "headline", target: "old" }))).toEqual({ origin: "headline", target: "x" });
    expect(offered(asked(), "u2", said({ origin: "headline" }))).toEqual({ origin: "headline" });
  });

  it("are offered, never put on anything", () => {
    expect(markAt(filled, "u2")?.now.attributes).toEqual({});
  });

  it("leave alone what the span says, and what the codebook does not know any more", () => {
    expect(offered(filled, "u1", said({ origin: "headline" }))).toEqual({});
    expect(offered(asked(), "u2", said({ origin: "margin", target: "x", gone: "y" }))).toEqual({ target: "x" });
  });

  it("are remembered with each edit that says some", () => {
    expect(lastSaid(filled)).toEqual({ label: "scare", values: { origin: "headline", target: "x" } });
    expect(lastSaid(asked())).toBeNull();
  });
});
