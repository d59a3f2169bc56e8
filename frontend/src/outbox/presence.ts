import { whoIsHere, type Here } from "../api/session";
import { unsavedHere } from "./leaving";

/** What a page knows of the person it was made for. */
export interface Presence {
  /** The sign-in ended, and the person has not said "later". */
  readonly asked: boolean;
  /** Somebody else signed in to this browser meanwhile. */
  readonly somebodyElse: boolean;
}

let now: Presence = { asked: false, somebodyElse: false };
/** The sign-in is known to have ended, whether or not the person said "later". */
let ended = false;
const listeners = new Set<() => void>();
const returned = new Set<() => void>();

export function presence(): Presence {
  return now;
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls back when the person has signed in again. */
export function whenBack(listener: () => void): () => void {
  returned.add(listener);
  return () => returned.delete(listener);
}

/** Opens the sign-in dialog, or closes it. */
export function askToSignIn(asked = true): void {
  ended ||= asked;
  become({ ...now, asked });
}

/** Whoever finds out who is here tells it; a page of another person is covered, and uncovered. */
export function reportIf(here: Here): Here {
  const back = here === "same";
  ended = here === "nobody";
  become({ asked: now.asked && here === "nobody", somebodyElse: here === "other" });
  if (back) returned.forEach((listener) => listener());
  return here;
}

function become(next: Presence): void {
  now = next;
  listeners.forEach((listener) => listener());
}

export async function look(user: string): Promise<Here | null> {
  return whoIsHere(user).then(reportIf, () => null);
}

/** Every page says whose it is when it opens; pages of others in this browser look who is here. */
export function announce(user: string): () => void {
  const pages = "BroadcastChannel" in globalThis ? new BroadcastChannel("scarequote") : null;
  const heard = ({ data }: MessageEvent<unknown>): void => {
    if (data !== user || ended || now.somebodyElse) void look(user);
  };
  pages?.addEventListener("message", heard);
  pages?.postMessage(user);
  const shown = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) void lookAgain(user);
  };
  globalThis.addEventListener("pageshow", shown);
  return () => {
    pages?.close();
    globalThis.removeEventListener("pageshow", shown);
  };
}

/** A page that the browser had put aside must not show to others what one signed out of. */
async function lookAgain(user: string): Promise<void> {
  if ((await look(user)) === "nobody" && unsavedHere().count === 0) globalThis.location.reload();
}
