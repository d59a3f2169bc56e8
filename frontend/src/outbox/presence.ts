import { whoIsHere, type Here } from "../api/session";
import { unsavedHere } from "./leaving";

/** Whether somebody else signed in to this browser while a page of this person is open. */
let somebodyElse = false;
const listeners = new Set<() => void>();

export function isSomebodyElse(): boolean {
  return somebodyElse;
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whoever finds out who is here tells it; a page of another person is covered, and uncovered. */
export function reportIf(here: Here): Here {
  somebodyElse = here === "other";
  listeners.forEach((listener) => listener());
  return here;
}

export async function look(user: string): Promise<Here | null> {
  return whoIsHere(user).then(reportIf, () => null);
}

/** Every page says whose it is when it opens; pages of others in this browser look who is here. */
export function announce(user: string): () => void {
  const pages = "BroadcastChannel" in globalThis ? new BroadcastChannel("scarequote") : null;
  const heard = ({ data }: MessageEvent<unknown>): void => {
    if (data !== user) void look(user);
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
