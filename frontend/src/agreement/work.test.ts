import { describe, expect, it } from "vitest";
import { changed, searchOf, workIn } from "./work";

describe("the work in the address", () => {
  it("comes back as it was", () => {
    const work = { round: 2, outlet: "Herald & Sons", since: "2026-01-01" };
    expect(workIn(searchOf(work))).toEqual(work);
  });

  it("leaves out what is empty or no number", () => {
    expect(workIn("?round=x&codebook=0&outlet=&colour=red")).toEqual({});
    expect(searchOf({})).toBe("");
  });

  it("changes by one choice", () => {
    expect(changed({ outlet: "Herald" }, "round", "2")).toEqual({ outlet: "Herald", round: 2 });
    expect(changed({ outlet: "Herald", round: 2 }, "outlet", "")).toEqual({ round: 2 });
    expect(changed({ outlet: "Herald" }, "outlet", "")).toEqual({});
  });
});
