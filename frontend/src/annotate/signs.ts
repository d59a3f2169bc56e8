import { candidates, linksOf } from "./linkActs";
import type { LiveLink } from "./marks";
import type { State } from "./state";
import { wholesOf } from "./wholes";

/** Always the same, so that the text need not be drawn anew for it. */
const NONE: ReadonlyMap<string, string> = new Map();

/** Classes of spans, by uuid. While a link is drawn: where it may end, and where it would. Else: what the chosen span is linked with. */
export function signsOf(state: State, links: readonly LiveLink[]): ReadonlyMap<string, string> {
  const { linking, chosen } = state;
  const wholes = wholesOf(links);
  const signs = new Map([...wholes.keys()].map((uuid) => [uuid, "part"]));
  const add = (uuid: string, sign: string): void => void signs.set(uuid, signs.has(uuid) ? `part ${sign}` : sign);
  if (linking) {
    candidates(state, linking).forEach(({ uuid }) => add(uuid, uuid === linking.aim ? "fit aim" : "fit"));
    return signs;
  }
  linksOf(links, chosen).forEach(({ now }) => add(now.source === chosen ? now.target : now.source, "linked"));
  // The other parts of the chosen span are chosen with it.
  wholes.get(chosen ?? "")?.forEach((uuid) => signs.set(uuid, uuid === chosen ? "part" : "part whole"));
  return signs.size === 0 ? NONE : signs;
}
