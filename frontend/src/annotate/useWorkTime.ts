import { useEffect, useState } from "react";
import { client, type Assignment } from "../api/client";
import { acted, secondsOf, started, ticked } from "./clock";

const ACTS = ["keydown", "pointerdown", "pointermove", "wheel", "touchmove"] as const;
const STEP = 1_000;
/** Every half minute of work the server is told. */
const TOLD_EVERY = 30;

/** Whole minutes of work on this article, earlier visits included; the server is told as they pass. */
export function useWorkTime({ id, active_seconds }: Assignment): number {
  const [minutes, setMinutes] = useState(minutesOf(active_seconds));
  useEffect(() => count(id, (seconds) => setMinutes(minutesOf(active_seconds + seconds))), [id, active_seconds]);
  return minutes;
}

function minutesOf(seconds: number): number {
  return Math.floor(seconds / 60);
}

function count(assignment: number, show: (seconds: number) => void): () => void {
  const uuid = crypto.randomUUID();
  let clock = started(performance.now());
  let told = 0;
  const act = (): void => void (clock = acted(clock, performance.now()));
  const tell = (): void => {
    const seconds = secondsOf(clock);
    if (seconds === told) return;
    told = seconds;
    void report(assignment, uuid, seconds);
  };
  const tick = (): void => {
    clock = ticked(clock, performance.now(), isSeen());
    show(secondsOf(clock));
    if (secondsOf(clock) - told >= TOLD_EVERY) tell();
  };
  const timer = setInterval(tick, STEP);
  ACTS.forEach((name) => document.addEventListener(name, act, { passive: true, capture: true }));
  // The last moment at which a page can be sure to say something.
  document.addEventListener("visibilitychange", tell);
  globalThis.addEventListener("pagehide", tell);
  return () => {
    tell();
    clearInterval(timer);
    ACTS.forEach((name) => document.removeEventListener(name, act, { capture: true }));
    document.removeEventListener("visibilitychange", tell);
    globalThis.removeEventListener("pagehide", tell);
  };
}

/** Of two windows side by side only the one with the focus counts. */
function isSeen(): boolean {
  return document.visibilityState === "visible" && document.hasFocus();
}

/** It only grows, so what does not arrive now is told with the next report. */
async function report(assignment: number, uuid: string, seconds: number): Promise<void> {
  const params = { path: { assignment, uuid } };
  try {
    await client.PUT("/api/v1/assignments/{assignment}/sittings/{uuid}/", { params, body: { seconds }, keepalive: true });
  } catch {
    // Without a network nobody can be told; the next report says the same and more.
  }
}
