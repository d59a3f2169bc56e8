import { candidates, linksOf } from "./linkActs";
import type { LiveLink } from "./marks";
import type { State } from "./state";

/** Always the same, so that the text need not be drawn anew for it. */
const NONE: ReadonlyMap<string, string> = new Map();

/** While a link is drawn: where it may end, and where it would. Else: what the chosen span is linked with. */
export function signsOf(state: State, links: readonly LiveLink[]): ReadonlyMap<string, string> {
  const { linking, chosen } = state;
  if (linking) {
    return new Map(candidates(state, linking).map(({ uuid }) => [uuid, uuid === linking.aim ? "fit aim" : "fit"]));
  }
  const own = linksOf(links, chosen);
  return own.length === 0 ? NONE : new Map(own.map(({ now }) => [now.source === chosen ? now.target : now.source, "linked"]));
}
