import i18next, { type FormatterModule } from "i18next";
import { initReactI18next } from "react-i18next";
import type { en } from "./en";
import { marking } from "./en/marking";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
  }
}

type Words = Readonly<Record<string, () => Promise<object>>>;

/** English is what every other language falls back to; the others come when they are wanted. */
const OF_MARKING: Words = {
  en: () => Promise.resolve(marking),
  de: async () => (await import("./de/marking")).marking,
};
const OF_OTHERS: Words = {
  en: async () => (await import("./en/others")).others,
  de: async () => (await import("./de/others")).others,
};

export const LANGUAGES = Object.keys(OF_MARKING);
let onlyMarking = false;
const page = (globalThis as { document?: Document }).document;

/** Every number in a sentence is written as its language writes numbers. */
const NUMBERS: FormatterModule = {
  type: "formatter",
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, style, language) => (typeof value === "number" ? written(value, language, style) : typeof value === "string" ? value : ""),
};

void i18next.use(NUMBERS).use(initReactI18next).init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: marking } },
  // React escapes; texts are never made into markup.
  interpolation: { escapeValue: false, alwaysFormat: true },
});

/** Of the words only those of the page for marking are fetched from now on, which has to be light. */
export function speakOfMarking(): void {
  onlyMarking = true;
}

let newest = 0;

/**
 * The page speaks this language from now on; English where there is none of that name. False when
 * another was asked for meanwhile; rejects, and nothing changes, when its words cannot be fetched.
 */
export async function speak(wanted: string): Promise<boolean> {
  const mine = ++newest;
  const language = LANGUAGES.includes(wanted) ? wanted : "en";
  const sources = onlyMarking ? [OF_MARKING] : [OF_MARKING, OF_OTHERS];
  const found = await Promise.all(sources.flatMap((words) => words[language]?.() ?? []));
  if (mine !== newest) return false;
  i18next.addResourceBundle(language, "translation", Object.assign({}, ...found));
  await i18next.changeLanguage(language);
  if (page) page.documentElement.lang = i18next.language;
  return true;
}

/** What a person chose, or else the first language of their browser that there is. */
export function languageFor(chosen: string): string {
  const liked = [chosen, ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return liked.find((language) => LANGUAGES.includes(language)) ?? "en";
}

function written(value: number, language = "en", style = ""): string {
  return new Intl.NumberFormat(language, style === "percent" ? { style } : {}).format(value);
}

export default i18next;
