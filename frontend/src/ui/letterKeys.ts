import { remember, remembered } from "./remembered";

/** People who dictate need single letters not to act (WCAG 2.1.4): they can be switched off. */
export function letterKeysOn(): boolean {
  return remembered("letterKeys") !== "off";
}

export function turnLetterKeys(on: boolean): void {
  remember("letterKeys", on ? "on" : "off");
}
