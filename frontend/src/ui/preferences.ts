import { useSyncExternalStore } from "react";
import { client, type Preferences, type PreferencesChange } from "../api/client";
import { languageFor, speak } from "../i18n";
import { remember, remembered } from "./remembered";

/**
 * How the person likes their pages. The server keeps it, for every browser of theirs; the shell
 * brings it along, so that nothing is drawn twice.
 */
const DEFAULTS: Preferences = {
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

const listeners = new Set<() => void>();
let now: Preferences | null = null;

export function preferences(): Preferences {
  now ??= { ...DEFAULTS, ...carried() };
  return now;
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences);
}

/** Takes effect at once. Whether the server has kept it says the promise: false is for this page alone. */
export async function prefer(change: PreferencesChange): Promise<boolean> {
  now = { ...preferences(), ...change };
  applyPreferences();
  if (change.language !== undefined) void speak(languageFor(change.language));
  listeners.forEach((listener) => listener());
  try {
    const { response } = await client.PATCH("/api/v1/preferences/", { body: change });
    return response.ok;
  } catch {
    return false;
  }
}

/** The style sheets read the choices from the root; sizes are numbers, which only a variable can carry. */
export function applyPreferences(): void {
  const { theme, contrast, motion, text_size, line_length } = preferences();
  const root = document.documentElement;
  Object.assign(root.dataset, { theme, contrast, motion });
  root.style.setProperty("--text-size", `${text_size / 100}`);
  root.style.setProperty("--line-length", `${line_length}ch`);
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
