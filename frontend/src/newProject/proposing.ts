import { plain } from "../ui/words";

/** Addresses below /projects/ that are pages of their own. */
const RESERVED = ["new"];
const LONGEST = 50;

/** An address made from a name: "Müller & Söhne" becomes "muller-sohne". */
export function proposedSlug(name: string): string {
  const joined = plain(name).replace(/[^a-z0-9]+/g, "-").slice(0, LONGEST);
  return joined.replace(/^-+|-+$/g, "");
}

export type SlugProblem = "slugBad" | "slugReserved";

export function problemWithSlug(slug: string): SlugProblem | null {
  if (RESERVED.includes(slug)) return "slugReserved";
  const fits = slug.length <= LONGEST && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug);
  return fits ? null : "slugBad";
}

/** The code as the standard writes it ("PT-br" is "pt-BR"), or null where it is none. */
export function languageTag(given: string): string | null {
  try {
    return Intl.getCanonicalLocales(given.trim())[0] ?? null;
  } catch {
    return null;
  }
}

/** What a reader calls the language of a code; null where the browser has no name for it. */
export function languageName(tag: string, reader: string): string | null {
  const name = new Intl.DisplayNames(reader, { type: "language", fallback: "none" }).of(tag);
  return name ?? null;
}
