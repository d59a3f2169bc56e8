import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import agreement from "./en/agreement.json";
import annotate from "./en/annotate.json";
import home from "./en/home.json";
import project from "./en/project.json";
import reading from "./en/reading.json";
import shared from "./en/shared.json";
import spans from "./en/spans.json";

/** One file per page; each file's own top-level key keeps them apart. */
const en = { ...shared, ...home, ...annotate, ...project, ...spans, ...reading, ...agreement };

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
  }
}

void i18next.use(initReactI18next).init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false }, // React escapes; texts are never made into markup
});

export default i18next;
