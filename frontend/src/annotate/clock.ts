/** Who has done nothing for so long is thinking of something else, or is away (milliseconds). */
const STILL_AT_WORK = 60_000;
/** A page that was asleep wakes with one long step; it was no work (milliseconds). */
const LONGEST_STEP = 5_000;

/**
 * How long a person is really at work: while the page is before their eyes and they do something.
 * Pure, in milliseconds of a clock that never goes back; what the wall clock says plays no part.
 */
export interface Clock {
  readonly worked: number;
  readonly at: number;
  readonly lastAct: number;
}

export function started(now: number): Clock {
  return { worked: 0, at: now, lastAct: now };
}

/** The person did something: a key, a press, the wheel, the pointer over the page. */
export function acted(clock: Clock, now: number): Clock {
  return { ...clock, lastAct: now };
}

/** Time went on; `seen` is whether the page was before the person's eyes meanwhile. */
export function ticked(clock: Clock, now: number, seen: boolean): Clock {
  const passed = now - clock.at;
  const counts = seen && passed <= LONGEST_STEP && now - clock.lastAct <= STILL_AT_WORK;
  return { ...clock, at: now, worked: clock.worked + (counts ? passed : 0) };
}

export function secondsOf({ worked }: Clock): number {
  return Math.floor(worked / 1_000);
}
