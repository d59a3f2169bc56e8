import { describe, expect, it } from "vitest";
import { problemOf } from "./problem";

describe("a problem's sentence", () => {
  const error = (detail: string): object => ({ pointer: "/note", code: "max_length", detail });

  it("is said once when the fields repeat it", () => {
    const body = { code: "invalid", detail: "note: Too long. start: Too small.", errors: [error("note: Too long."), error("start: Too small.")] };
    expect(problemOf(400, body).sentence).toBe("note: Too long. start: Too small.");
  });

  it("is followed by what only the fields say", () => {
    const body = { detail: "The input is not valid.", errors: [error("note: Too long."), error("note: Too long.")] };
    expect(problemOf(400, body).sentence).toBe("The input is not valid. note: Too long.");
  });

  it("is empty when a proxy answers in the server's place", () => {
    expect(problemOf(502, "<html>").sentence).toBe("");
  });
});
