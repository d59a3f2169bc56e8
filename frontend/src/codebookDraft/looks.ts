import type { CodebookContent, LabelContent } from "../api/client";

export const COLOURS = ["violet", "red", "teal", "amber", "blue", "magenta", "green", "slate"] as const;
export const PATTERNS = ["solid", "double", "dotted", "dashed", "wavy"] as const;

/** The one of `options` that `value` is. */
export function one<Option extends string>(options: readonly Option[], value: string): Option | undefined {
  return options.find((option) => option === value);
}

/** The classes that give a label's colour and line to what is below. */
export function lookOf(content: CodebookContent, label: LabelContent): string {
  const family = content.families.find(({ slug }) => slug === label.family);
  return `c-${label.colour || (family?.colour ?? "slate")} u-${label.pattern}`;
}
