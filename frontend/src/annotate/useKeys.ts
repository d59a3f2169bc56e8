import { useEffect, useRef, type RefObject } from "react";
import type { Press } from "./chords";
import type { Keyboard } from "./keyboard";
import { wishOf } from "./keys";
import type { Wish } from "./keyTable";

interface Board {
  readonly article: RefObject<HTMLElement | null>;
  readonly keyboard: Keyboard;
  readonly rightToLeft: boolean;
  readonly onWish: (wish: Wish) => void;
}

const FIELDS = "input, textarea, select";
/** What also works while the focus is in a field: letters are for the field. */
const IN_FIELDS = new Set<Wish["type"]>(["submit", "article"]);
/** What goes on while the key is held; of all else once is meant. */
const REPEATED = new Set<Wish["type"]>(["move", "bound", "span", "overlap", "undo", "redo"]);
/** What also works while the focus is in the panel or the footer. */
const IN_TEXT = new Set<Wish["type"]>(["move", "bound", "toggleQuotes", "remove", "enter"]);

export function useKeys(board: Board): void {
  const latest = useRef(board);
  useEffect(() => {
    latest.current = board;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const wish = wishIn(event, latest.current);
      if (!wish) return;
      event.preventDefault();
      latest.current.onWish(wish);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

function wishIn(event: KeyboardEvent, { article, keyboard, rightToLeft }: Board): Wish | null {
  const place = event.target instanceof Element ? event.target : document.body;
  if (event.isComposing || event.defaultPrevented || place.closest("[role=dialog]")) return null;
  const wish = wishOf(pressOf(event), keyboard, rightToLeft);
  if (!wish || (event.repeat && !REPEATED.has(wish.type))) return null;
  if (place.closest(FIELDS)) return inField(wish);
  const inText = place === document.body || article.current?.contains(place);
  return inText || !IN_TEXT.has(wish.type) ? wish : null;
}

/** Typing stays typing, whatever keys the person gave to acts. */
function inField(wish: Wish): Wish | null {
  if (wish.type === "escape") return { type: "back" };
  return IN_FIELDS.has(wish.type) ? wish : null;
}

/** AltGr reports itself as Ctrl and Alt on some systems, yet only chooses a character. */
export function pressOf(event: KeyboardEvent): Press {
  const graph = event.getModifierState("AltGraph");
  const ctrl = !graph && (event.ctrlKey || event.metaKey);
  return { key: event.key, ctrl, alt: !graph && event.altKey, shift: event.shiftKey };
}
