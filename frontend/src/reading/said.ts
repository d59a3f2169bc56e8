import { inWords, optionName } from "../annotate/options";

interface Option {
  readonly value: string;
  readonly name?: string;
}

/** A stored value as the codebook calls it; what somebody wrote themselves stays as it is. */
export function said(value: unknown, options: readonly Option[]): string {
  if (Array.isArray(value)) return value.map((each: unknown) => said(each, options)).join("; ");
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const option = options.find((each) => each.value === text);
  if (option) return optionName(option);
  return options.length > 0 ? inWords(text) : text;
}
