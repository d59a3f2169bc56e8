import comfort from "./comfort.json";
import reports from "./reports.json";

/** As in English: one file per page. What has no German yet is said in English. */
export const de = { ...comfort, ...reports };
