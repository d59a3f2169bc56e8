import type { en } from "../en";
import agreement from "./agreement.json";
import annotate from "./annotate.json";
import articles from "./articles.json";
import assignments from "./assignments.json";
import bounds from "./bounds.json";
import changes from "./changes.json";
import codebook from "./codebook.json";
import codebookDraft from "./codebookDraft.json";
import comfort from "./comfort.json";
import dataset from "./dataset.json";
import guide from "./guide.json";
import home from "./home.json";
import imports from "./imports.json";
import keyboard from "./keyboard.json";
import labelImports from "./labelImports.json";
import looks from "./looks.json";
import newProject from "./newProject.json";
import outbox from "./outbox.json";
import outlets from "./outlets.json";
import people from "./people.json";
import project from "./project.json";
import reading from "./reading.json";
import reports from "./reports.json";
import safety from "./safety.json";
import shared from "./shared.json";
import spans from "./spans.json";
import stories from "./stories.json";
import touch from "./touch.json";
import undo from "./undo.json";
import versions from "./versions.json";
import worklist from "./worklist.json";

/** As in English: one file per page, and no key less. */
export const de: typeof en = {
  ...shared,
  ...safety,
  ...agreement,
  ...annotate,
  ...articles,
  ...assignments,
  ...bounds,
  ...changes,
  ...codebook,
  ...codebookDraft,
  ...comfort,
  ...dataset,
  ...guide,
  ...home,
  ...imports,
  ...keyboard,
  ...labelImports,
  ...looks,
  ...newProject,
  ...outbox,
  ...outlets,
  ...people,
  ...project,
  ...reading,
  ...reports,
  ...spans,
  ...stories,
  ...touch,
  ...undo,
  ...versions,
  ...worklist,
};
