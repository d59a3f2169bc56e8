/** Of an attribute or an answer: nothing said, or taken back again. */
export function isEmpty(value: unknown): boolean {
  const nothing = value === undefined || value === null || value === "";
  return nothing || (Array.isArray(value) && value.length === 0);
}

/** Those chosen after one more was turned on or off, in the order of the codebook. */
export function turned(options: readonly { readonly value: string }[], chosen: readonly unknown[], which: string): string[] {
  const values = options.map(({ value }) => value);
  return values.filter((value) => chosen.includes(value) !== (value === which));
}
