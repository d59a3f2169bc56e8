import { remember, remembered } from "./remembered";

/** Light, dark, or as the system says. */
export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export function theme(): Theme {
  return THEMES.find((one) => one === remembered("theme")) ?? "auto";
}

export function setTheme(chosen: Theme): void {
  document.documentElement.dataset.theme = chosen;
  remember("theme", chosen);
}
