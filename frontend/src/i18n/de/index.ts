import undo from "./undo.json";

/** As in English: one file per page. What has no German yet is said in English. */
export const de = { ...undo };
