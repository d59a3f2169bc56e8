import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const HERE = new URL(".", import.meta.url);
const SRC = new URL("../", HERE);
const code = sourcesBelow(SRC)
  .map((path) => readFileSync(new URL(path, SRC), "utf8"))
  .join("\n");
const WORDS = new Set([...code.matchAll(/["'`]([\w-]+)["'`]|\b(\d)\b/g)].map(([, word, digit]) => word ?? digit));
const FULL = new Set([...code.matchAll(/["'`]([\w.]+)["'`]/g)].map(([, key]) => key));
/** `people.ask.${kind}`: what stands before and behind the part that is filled in. */
const MADE = [...code.matchAll(/`(\w+(?:\.\w+)*\.)\$\{[^}]+\}([\w.]*)`/g)].map(([, before = "", behind = ""]) => ({ before, behind }));

function sourcesBelow(folder: URL): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return all.filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".test.ts"));
}

function keysOf(words: unknown, path: readonly string[] = []): string[] {
  if (typeof words === "string") return [path.join(".")];
  return Object.entries(words as object).flatMap(([name, inner]) => keysOf(inner, [...path, name]));
}

/** By its whole name; or put together, then the part filled in is a word of the code too. */
function isUsed(key: string): boolean {
  const asked = key.replace(/_(zero|one|other)$/, "");
  return FULL.has(asked) || MADE.some((made) => isMade(asked, made));
}

function isMade(key: string, { before, behind }: { before: string; behind: string }): boolean {
  if (!key.startsWith(before) || !key.endsWith(behind)) return false;
  return WORDS.has(key.slice(before.length, key.length - behind.length));
}

describe("the words of the interface", () => {
  const files = readdirSync(new URL("en/", HERE)).filter((file) => file.endsWith(".json"));

  it.each(files)("in %s are all said somewhere", (file) => {
    const words: unknown = JSON.parse(readFileSync(new URL(`en/${file}`, HERE), "utf8"));
    expect(keysOf(words).filter((key) => !isUsed(key))).toEqual([]);
  });
});
