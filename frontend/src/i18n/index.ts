import i18next from "i18next";
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

void i18next.use(initReactI18next).init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false }, // React escapes; texts are never made into markup
});

/** The page speaks this language from now on; English where there is none of that name. */
export async function speak(language: string): Promise<void> {
  const words = await OTHERS[language]?.();
  if (words) i18next.addResourceBundle(language, "translation", words);
  await i18next.changeLanguage(words ? language : "en");
}

export default i18next;
