import { describe, expect, it } from "vitest";
import { asDecided, chosen, NOTHING_DECIDED, RETIRE, SPLIT, targets, toggled, withLabel, withRule } from "./deciding";

const OFFERED = ["cue", "mild", "strong"];

describe("the choice for a label", () => {
  it("stands for where it leads", () => {
    expect(chosen("kept", ["cue"])).toBe("cue");
    expect(chosen("split", ["mild", "strong"])).toBe(SPLIT);
    expect(chosen("retired", [])).toBe(RETIRE);
    expect(chosen("undecided", [])).toBe("");
  });

  it("leads to one label, to none, or begins a split with the label itself", () => {
    expect(targets("mild", "cue", OFFERED)).toEqual(["mild"]);
    expect(targets(RETIRE, "cue", OFFERED)).toEqual([]);
    expect(targets(SPLIT, "strong", OFFERED)).toEqual(["strong", "cue"]);
    expect(targets(SPLIT, "gone", OFFERED)).toEqual(["cue", "mild"]);
  });

  it("is kept in the order of the codebook", () => {
    expect(toggled(["strong"], "cue", OFFERED)).toEqual(["cue", "strong"]);
    expect(toggled(["cue", "strong"], "cue", OFFERED)).toEqual(["strong"]);
  });
});

describe("decisions", () => {
  it("change one thing at a time", () => {
    const first = withLabel(NOTHING_DECIDED, "loaded", ["cue"]);
    const both = withRule(first, "cue", "keep", "loose");
    expect(both).toEqual({
      ...NOTHING_DECIDED,
      labels: { loaded: ["cue"] },
      collisions: { cue: { rule: "keep", label: "loose" } },
    });
  });

  it("show at once, before the server has counted", () => {
    const label = { slug: "loaded", name: "", colour: "red", fate: "undecided", to: [], proposed: [], spans: 1 } as const;
    const labels = [{ ...label, to: [...label.to], proposed: [], losses: [], samples: [] }];
    const [shown] = asDecided(labels, withLabel(NOTHING_DECIDED, "loaded", ["cue"]));
    expect(shown?.to).toEqual(["cue"]);
  });
});
