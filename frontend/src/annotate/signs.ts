import { candidates, linksOf } from "./linkActs";
import type { LiveLink } from "./marks";
import type { State } from "./state";

/** While a link is drawn: where it may end, and where it would. Else: what the chosen span is linked with. */
export function signsOf(state: State, links: readonly LiveLink[]): ReadonlyMap<string, string> {
  const { linking, chosen } = state;
  if (linking) {
    return new Map(candidates(state, linking).map(({ uuid }) => [uuid, uuid === linking.aim ? "fit aim" : "fit"]));
  }
  return new Map(linksOf(links, chosen).map(({ now }) => [now.source === chosen ? now.target : now.source, "linked"]));
}
