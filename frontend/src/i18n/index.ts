import i18next, { type FormatterModule } from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
  }
}

/** English is what every other language falls back to; the others come when they are wanted. */
const OTHERS: Readonly<Record<string, () => Promise<object>>> = {
  de: async () => (await import("./de")).de,
};

export const LANGUAGES = ["en", ...Object.keys(OTHERS)];
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
  resources: { en: { translation: en } },
  // React escapes; texts are never made into markup.
  interpolation: { escapeValue: false, alwaysFormat: true },
});

/** The page speaks this language from now on; English where there is none of that name. */
export async function speak(language: string): Promise<void> {
  const words = await OTHERS[language]?.();
  if (words) i18next.addResourceBundle(language, "translation", words);
  await i18next.changeLanguage(words ? language : "en");
  if (page) page.documentElement.lang = i18next.language;
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
