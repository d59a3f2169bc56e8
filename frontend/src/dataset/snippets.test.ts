import { describe, expect, test } from "vitest";
import { snippet, TOOLS, type Place } from "./snippets";

const PLACE: Place = { origin: "https://cues.example", slug: "study", secret: undefined };

describe.each(TOOLS)("%s", (tool) => {
  test("names this project at this address", () => {
    expect(snippet(tool, PLACE)).toContain("https://cues.example/api/v1/projects/study/dataset.");
  });

  test("reads the token from the environment", () => {
    expect(snippet(tool, PLACE)).toContain("SCAREQUOTE_TOKEN");
  });

  test("has a token that was just made filled in", () => {
    const lines = snippet(tool, { ...PLACE, secret: "abc123" });
    expect(lines).toContain("abc123");
    expect(lines).not.toMatch(/environ\[|getenv/);
  });
});
