/** Taken in where it was not, let go where it was. */
export function toggled(chosen: readonly string[], one: string): string[] {
  return chosen.includes(one) ? chosen.filter((each) => each !== one) : [...chosen, one];
}
