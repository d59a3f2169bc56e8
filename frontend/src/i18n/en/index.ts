import agreement from "./agreement.json";
import annotate from "./annotate.json";
import articles from "./articles.json";
import assignments from "./assignments.json";
import changes from "./changes.json";
import codebook from "./codebook.json";
import codebookDraft from "./codebookDraft.json";
import dataset from "./dataset.json";
import guide from "./guide.json";
import home from "./home.json";
import imports from "./imports.json";
import labelImports from "./labelImports.json";
import newProject from "./newProject.json";
import outlets from "./outlets.json";
import people from "./people.json";
import project from "./project.json";
import reading from "./reading.json";
import shared from "./shared.json";
import spans from "./spans.json";
import versions from "./versions.json";
import undo from "./undo.json";
import stories from "./stories.json";
import worklist from "./worklist.json";

/** One file per page; each file's own top-level key keeps them apart. */
export const en = {
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
  ...undo,
  ...worklist,
};
