import { pieces } from "../text/offsets";

/** The first character as a reader sees it, for a small sign beside a name. */
export function initial(name: string): string {
  return pieces(name, "grapheme", "en")[0]?.text.toUpperCase() ?? "";
}
