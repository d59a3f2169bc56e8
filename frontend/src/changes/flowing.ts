import type { ChangePreview } from "../api/client";
import { pointText } from "../text/offsets";

export interface Strand {
  readonly from: number;
  /** The place on the right; one past the last is where spans are set aside. */
  readonly to: number;
  /** From 0 to 1, of all spans that move. */
  readonly share: number;
  readonly certain: boolean;
  readonly colour: string;
}

/** From each old label to each new one; a split shares its spans until a person has looked. */
export function strands({ labels, new_labels: fresh }: ChangePreview): Strand[] {
  const all = labels.reduce((sum, { spans }) => sum + spans, 0);
  const place = new Map(fresh.map(({ slug }, index) => [slug, index]));
  return labels.flatMap(({ to, spans, colour, fate }, from) => {
    if (fate === "undecided") return [];
    const ends = to.length > 0 ? to.map((slug) => place.get(slug) ?? fresh.length) : [fresh.length];
    const share = all === 0 ? 0 : spans / all / ends.length;
    return ends.map((end) => ({ from, to: end, share, certain: ends.length === 1, colour }));
  });
}

/** As many letters as the drawing has room for beside the strands, wide ones included. */
const LONGEST_NAME = 38;

export function shortened(name: string): string {
  const letters = pointText(name);
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1)}…` : name;
}
