import { describe, expect, it } from "vitest";
import { labelsFound } from "./labelSearch";

const labels = [
  { slug: "scare_quote", name: "Scare quote", definition: "Marks that signal doubt.", test: "Is it meant?" },
  { slug: "so_called", name: "So-called", definition: "A word that signals doubt.", test: "" },
  { slug: "loaded", name: "Naïve word", definition: "A word that judges, große ones too.", test: "" },
];

function found(query: string): string[] {
  return labelsFound(labels, query).map(({ slug }) => slug);
}

describe("searching labels", () => {
  it("finds all of them for an empty query, in their order", () => {
    expect(found("  ")).toEqual(["scare_quote", "so_called", "loaded"]);
  });

  it("wants every word, in any order, in name, slug or definition", () => {
    expect(found("doubt word")).toEqual(["so_called"]);
    expect(found("scare_quote")).toEqual(["scare_quote"]);
  });

  it.each(["naive", "NAÏVE", "grosse", "GROẞE"])("takes %s whatever its capitals and accents", (query) => {
    expect(found(query)).toEqual(["loaded"]);
  });

  it("looks further only where it is told to", () => {
    expect(found("meant")).toEqual([]);
    expect(labelsFound(labels, "meant", ({ test }) => [test]).map(({ slug }) => slug)).toEqual(["scare_quote"]);
  });
});
