/** How a hand moves: who goes slowly for a while wants single characters, who goes fast wants words. */
export interface Pace {
  readonly time: number;
  readonly x: number;
  readonly y: number;
  /** Since when, and over how many pixels, it has been slow. */
  readonly slowSince: number;
  readonly slowly: number;
  readonly by: "word" | "character";
}

/** Pixels in a millisecond. */
const SLOW = 0.05;
const FAST = 0.3;
/** Every movement ends slowly; this one must go on longer than that. */
const LONG = 600;
const FAR = 6;

export function resting(time: number, x: number, y: number): Pace {
  return { time, x, y, slowSince: time, slowly: 0, by: "word" };
}

export function paced(before: Pace, time: number, x: number, y: number): Pace {
  const way = Math.hypot(x - before.x, y - before.y);
  const speed = way / Math.max(time - before.time, 1);
  const now = { ...before, time, x, y };
  if (speed > FAST) return { ...now, slowSince: time, slowly: 0, by: "word" };
  if (speed > SLOW) return { ...now, slowSince: time, slowly: 0 };
  const slowly = before.slowly + way;
  const careful = slowly >= FAR && time - before.slowSince >= LONG;
  return { ...now, slowly, by: careful ? "character" : before.by };
}
