interface Option {
  readonly value: string;
  readonly name?: string;
}

/** What an option is called: its own name, else its value in words. */
export function optionName({ value, name }: Option): string {
  return name ?? inWords(value);
}

/** The slug of an attribute, a value or a link type as words. */
export function inWords(slug: string): string {
  return slug.replaceAll("_", " ");
}
