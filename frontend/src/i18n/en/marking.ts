import annotate from "./annotate.json";
import asking from "./asking.json";
import bounds from "./bounds.json";
import comfort from "./comfort.json";
import feedback from "./feedback.json";
import guide from "./guide.json";
import keyboard from "./keyboard.json";
import looks from "./looks.json";
import outbox from "./outbox.json";
import reports from "./reports.json";
import safety from "./safety.json";
import shared from "./shared.json";
import touch from "./touch.json";
import undo from "./undo.json";

/** What the page for marking says, and every page around its own words. */
export const marking = {
  ...annotate,
  ...asking,
  ...bounds,
  ...comfort,
  ...feedback,
  ...guide,
  ...keyboard,
  ...looks,
  ...outbox,
  ...reports,
  ...safety,
  ...shared,
  ...touch,
  ...undo,
};
