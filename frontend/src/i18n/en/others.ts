import agreement from "./agreement.json";
import articles from "./articles.json";
import assignments from "./assignments.json";
import changes from "./changes.json";
import codebook from "./codebook.json";
import codebookDraft from "./codebookDraft.json";
import dataset from "./dataset.json";
import history from "./history.json";
import home from "./home.json";
import imports from "./imports.json";
import labelImports from "./labelImports.json";
import newProject from "./newProject.json";
import outlets from "./outlets.json";
import people from "./people.json";
import project from "./project.json";
import reading from "./reading.json";
import review from "./review.json";
import spans from "./spans.json";
import stories from "./stories.json";
import threads from "./threads.json";
import versions from "./versions.json";
import worklist from "./worklist.json";

/** What is said on no page for marking: it shall be light. */
export const others = {
  ...agreement,
  ...articles,
  ...assignments,
  ...changes,
  ...codebook,
  ...codebookDraft,
  ...dataset,
  ...history,
  ...home,
  ...imports,
  ...labelImports,
  ...newProject,
  ...outlets,
  ...people,
  ...project,
  ...reading,
  ...review,
  ...spans,
  ...stories,
  ...threads,
  ...versions,
  ...worklist,
};
