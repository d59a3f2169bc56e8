import type { Attribute } from "../api/client";

interface Option {
  readonly value: string;
  readonly name?: string;
}

/** The slug of an attribute, a value or a link type as words: `distancing_signals` is "distancing signals". */
export function inWords(slug: string): string {
  return slug.replaceAll("_", " ");
}

/** What an option is called: its own name, else its value in words. */
export function optionName({ value, name }: Option): string {
  return name ?? inWords(value);
}

/** A stored value as the codebook calls it; what somebody wrote themselves stays as it is. */
export function said(value: unknown, options: readonly Option[]): string {
  if (Array.isArray(value)) return value.map((each: unknown) => said(each, options)).join("; ");
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const option = options.find((each) => each.value === text);
  if (option) return optionName(option);
  return options.length > 0 ? inWords(text) : text;
}

/** The values that the codebook gives an attribute; none for the annotator's own words. */
export function optionsOf(attributes: readonly Attribute[], slug: string): Attribute["values"] {
  return attributes.find((attribute) => attribute.slug === slug)?.values ?? [];
}

/** In letters that compare: without accents and without capitals. */
export function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");
}
