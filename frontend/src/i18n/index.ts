import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import agreement from "./en/agreement.json";
import annotate from "./en/annotate.json";
import articles from "./en/articles.json";
import assignments from "./en/assignments.json";
import changes from "./en/changes.json";
import codebook from "./en/codebook.json";
import codebookDraft from "./en/codebookDraft.json";
import dataset from "./en/dataset.json";
import guide from "./en/guide.json";
import home from "./en/home.json";
import imports from "./en/imports.json";
import labelImports from "./en/labelImports.json";
import newProject from "./en/newProject.json";
import outlets from "./en/outlets.json";
import people from "./en/people.json";
import project from "./en/project.json";
import reading from "./en/reading.json";
import shared from "./en/shared.json";
import spans from "./en/spans.json";
import versions from "./en/versions.json";
import stories from "./en/stories.json";
import worklist from "./en/worklist.json";

/** One file per page; each file's own top-level key keeps them apart. */
const en = {
  ...shared,
  ...home,
  ...annotate,
  ...project,
  ...agreement,
  ...articles,
  ...assignments,
  ...changes,
  ...codebook,
  ...codebookDraft,
  ...dataset,
  ...guide,
  ...imports,
  ...labelImports,
  ...newProject,
  ...outlets,
  ...people,
  ...reading,
  ...spans,
  ...versions,
  ...stories,
  ...worklist,
};

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
