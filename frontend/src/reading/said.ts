interface Option {
  readonly value: string;
  readonly meaning: string;
}

/** A stored value in the words of the codebook. */
export function said(value: unknown, options: readonly Option[]): string {
  if (Array.isArray(value)) return value.map((each: unknown) => said(each, options)).join(", ");
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return options.find((option) => option.value === text)?.meaning || text;
}
