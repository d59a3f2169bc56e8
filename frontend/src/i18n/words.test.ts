import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const HERE = new URL(".", import.meta.url);
const SRC = new URL("../", HERE);
const PATHS = sourcesBelow(SRC);
const sourceOf = (path: string): string => readFileSync(new URL(path, SRC), "utf8");
const code = PATHS.map(sourceOf).join("\n");
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

/** The sentence behind each key of a file. */
function sentencesOf(file: string): Map<string, string> {
  const words: unknown = JSON.parse(readFileSync(new URL(file, HERE), "utf8"));
  return new Map(keysOf(words).map((key) => [key, key.split(".").reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], words) as string]));
}

/** What is filled into a sentence, and which words of it are keys or links. */
function marksIn(sentence: string): string {
  const marks = sentence.match(/\{\{[^}]*\}\}|<\/?\w+>/g) ?? [];
  return marks.sort().join(" ");
}

const filesOf = (language: string): string[] => readdirSync(new URL(`${language}/`, HERE)).filter((file) => file.endsWith(".json"));

describe("the words of the interface", () => {
  const files = filesOf("en");

  it.each(files)("in %s are all said somewhere", (file) => {
    const words: unknown = JSON.parse(readFileSync(new URL(`en/${file}`, HERE), "utf8"));
    expect(keysOf(words).filter((key) => !isUsed(key))).toEqual([]);
  });
});

describe("the page for marking", () => {
  it("has every word that it and its parts say", async () => {
    const { marking } = await import("./en/marking");
    const { others } = await import("./en/others");
    const parts = partsOf("annotate/Page.tsx");
    const unsaid = Object.keys(others).filter((name) => parts.some((part) => says(part, name)));
    expect(unsaid).toEqual([]);
    expect(marking.annotate.carried).toBeTruthy();
  });
});

/** The file, and all that it imports, at once or later. */
function partsOf(file: string, known = new Set<string>()): string[] {
  if (known.has(file) || file.startsWith("i18n/")) return [];
  known.add(file);
  const imported = sourceOf(file).matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g);
  const paths = [...imported].map(([, path = ""]) => new URL(path, new URL(file, SRC)).pathname.slice(SRC.pathname.length));
  return [file, ...paths.flatMap((path) => PATHS.filter((one) => one.replace(/\.tsx?$/, "") === path)).flatMap((path) => partsOf(path, known))];
}

function says(file: string, name: string): boolean {
  return new RegExp(`["\`]${name}\\.`).test(sourceOf(file));
}

describe("German", () => {
  const files = filesOf("en");

  it("has the files that English has", () => {
    expect(filesOf("de")).toEqual(files);
  });

  it.each(files)("says everything that %s says, and fills in the same", (file) => {
    const marks = (language: string): [string, string][] =>
      [...sentencesOf(`${language}/${file}`)].map(([key, sentence]) => [key, marksIn(sentence)]);
    expect(Object.fromEntries(marks("de"))).toEqual(Object.fromEntries(marks("en")));
  });

  it.each(files)("leaves no sentence of %s in English, and none empty", (file) => {
    const english = sentencesOf(`en/${file}`);
    const german = [...sentencesOf(`de/${file}`)];
    const untold = german.filter(([key, said]) => (said === "") !== (english.get(key) === "") || isTheSame(said, english.get(key)));
    expect(untold).toEqual([]);
  });

  it.each(files)("reaches the page with all of %s", async (file) => {
    const { de } = await import("./de");
    const words = JSON.parse(readFileSync(new URL(`de/${file}`, HERE), "utf8")) as object;
    expect(de).toMatchObject(words);
  });
});

/** Names are the same in both languages; four words in a row are a sentence. */
function isTheSame(said: string, english: string | undefined): boolean {
  const words = said.replace(/\{\{[^}]*\}\}/g, "").match(/\p{L}{2,}/gu) ?? [];
  return words.length > 3 && said === english;
}
