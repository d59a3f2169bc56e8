/** One tab at a time sends for an assignment; the others wait their turn, and look again. */
export function aloneFor(user: string, assignment: number): <T>(act: () => Promise<T>) => Promise<T> {
  const name = `scarequote:outbox:${user}:${assignment}`;
  // Only on pages of a secure origin; without it the revisions still keep tabs from overwriting.
  const alone = "locks" in globalThis.navigator;
  return async (act) => (alone ? await navigator.locks.request(name, act) : await act());
}
