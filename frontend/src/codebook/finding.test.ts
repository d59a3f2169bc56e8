import { describe, expect, it } from "vitest";
import type { CodebookEntry } from "../api/client";
import { groupsFound } from "./finding";

const families = ["quotation", "wording"].map((slug) => ({ slug, name: slug, question: "", colour: "red" }));

function label(slug: string, family: string, definition: string): CodebookEntry {
  const lists = { examples: [], do_not_label: [], contrasts: [], attributes: [] };
  const rules = { exclusive: true, may_cross_blocks: false, tier: "core" };
  const look = { colour: "red", pattern: "solid" } as const;
  return { slug, family, name: slug, key: "", definition, test: "", ...look, ...lists, ...rules };
}

const labels = [
  label("scare_quote", "quotation", "Marks that signal doubt."),
  label("so_called", "quotation", "A word that signals doubt."),
  label("loaded", "wording", "A word that judges, naïve or not."),
];

function found(query: string): string[] {
  return groupsFound(families, labels, query).flatMap((group) => group.labels.map(({ slug }) => slug));
}

describe("searching the codebook", () => {
  it("shows everything for an empty query", () => {
    expect(found("  ")).toEqual(["scare_quote", "so_called", "loaded"]);
  });

  it("wants every word, in any order and in any letters", () => {
    expect(found("DOUBT word")).toEqual(["so_called"]);
    expect(found("naive")).toEqual(["loaded"]);
  });

  it("leaves out families in which nothing fits", () => {
    expect(groupsFound(families, labels, "doubt").map(({ family }) => family.slug)).toEqual(["quotation"]);
    expect(found("nowhere")).toEqual([]);
  });
});
