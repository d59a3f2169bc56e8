export const HOME = "/";

/** The next article to do, or the way home when there is none. */
export function onwardTo(next: number | null): string {
  return next === null ? HOME : `/assignments/${next}/`;
}
