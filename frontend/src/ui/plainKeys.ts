import { preferences } from "./preferences";

const FIELDS = "input, textarea, select, [role=dialog], [contenteditable]";

/** The key of a press that is meant for the page: not for a field, not a shortcut of the browser. */
export function plainKey(event: KeyboardEvent): string | null {
  const place = event.target instanceof Element ? event.target : document.body;
  const chord = event.ctrlKey || event.metaKey || event.altKey;
  if (event.isComposing || event.defaultPrevented || chord || place.closest(FIELDS)) return null;
  if (event.key.length === 1) return preferences().letter_keys ? event.key.toLowerCase() : null;
  return event.key;
}
