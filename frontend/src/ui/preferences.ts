import { useSyncExternalStore } from "react";
import { client, type Preferences, type PreferencesChange } from "../api/client";
import { languageFor, speak } from "../i18n";
import { remember, remembered } from "./remembered";

/**
 * How the person likes their pages. The server keeps it, for every browser of theirs; the shell
 * brings it along, so that nothing is drawn twice.
 */
export const DEFAULTS: Preferences = {
  language: "",
  theme: "auto",
  contrast: "auto",
  motion: "auto",
  text_size: 100,
  line_length: 68,
  letter_keys: true,
  show_time: true,
  hotkeys: {},
};

const CONTRAST = "(prefers-contrast: more)";
const MOTION = "(prefers-reduced-motion: reduce)";
const listeners = new Set<() => void>();
let now: Preferences | null = null;
let sending: Promise<unknown> = Promise.resolve();

export function preferences(): Preferences {
  now ??= { ...DEFAULTS, ...carried() };
  return now;
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences);
}

/** Takes effect at once, for this page alone: a control that is still being moved. */
export function tryOut(change: PreferencesChange): void {
  now = { ...preferences(), ...change };
  applyPreferences();
  listeners.forEach((listener) => listener());
}

/** Takes effect at once. Whether the server has kept it says the promise: false is for this page alone. */
export function prefer(change: PreferencesChange): Promise<boolean> {
  tryOut(change);
  // One after the other: of two on their way the older might arrive last.
  const sent = sending.then(() => send(change));
  sending = sent;
  return sent;
}

/** Why a language is not as it was chosen: its words did not come, or the server did not take the choice. */
export type LanguageFailure = "unspoken" | "unkept" | null;

/** Chosen is only what the page can speak: its words are fetched first. */
export async function preferLanguage(language: Preferences["language"]): Promise<LanguageFailure> {
  try {
    if (!(await speak(languageFor(language)))) return null;
  } catch {
    return "unspoken";
  }
  return (await prefer({ language })) ? null : "unkept";
}

async function send(change: PreferencesChange): Promise<boolean> {
  try {
    const { response } = await client.PATCH("/api/v1/preferences/", { body: change });
    return response.ok;
  } catch {
    return false;
  }
}

/** What is chosen holds from the first drawing on; what is left to the system follows it. */
export function startPreferences(): void {
  applyPreferences();
  for (const query of [CONTRAST, MOTION]) matchMedia(query).addEventListener("change", applyPreferences);
}

/** The style sheets read the choices from the root; sizes are numbers, which only a variable can carry. */
function applyPreferences(): void {
  const { theme, text_size, line_length, ...chosen } = preferences();
  const root = document.documentElement;
  const contrast = chosen.contrast === "auto" && matchMedia(CONTRAST).matches ? "high" : chosen.contrast;
  const motion = chosen.motion === "auto" && matchMedia(MOTION).matches ? "reduced" : chosen.motion;
  Object.assign(root.dataset, { theme, contrast, motion });
  root.style.setProperty("--text-size", `${text_size / 100}`);
  root.style.setProperty("--characters", `${line_length}`);
  // Pages before signing in know no person; they follow this browser.
  if (remembered("theme") !== theme) remember("theme", theme);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function carried(): Partial<Preferences> {
  const page = (globalThis as { document?: Document }).document;
  return JSON.parse(page?.getElementById("app")?.dataset.preferences ?? "{}") as Partial<Preferences>;
}
