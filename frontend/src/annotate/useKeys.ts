import { useEffect, useRef, type RefObject } from "react";
import { isCharacterKey, wishOf, type Press, type Wish } from "./keys";
import { letterKeysOn } from "./letterKeys";

interface Board {
  readonly article: RefObject<HTMLElement | null>;
  readonly labelKeys: ReadonlySet<string>;
  readonly rightToLeft: boolean;
  readonly onWish: (wish: Wish) => void;
}

const FIELDS = "input, textarea, select, [role=dialog]";
/** What also works while the focus is in the panel or the footer. */
const EVERYWHERE = new Set<Wish["type"]>(["label", "span", "undo", "redo", "submit", "help", "escape"]);

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

function wishIn(event: KeyboardEvent, { article, labelKeys, rightToLeft }: Board): Wish | null {
  const place = event.target instanceof Element ? event.target : document.body;
  if (event.isComposing || event.defaultPrevented || place.closest(FIELDS)) return null;
  const press = pressOf(event);
  if (isCharacterKey(press) && !letterKeysOn()) return null;
  const wish = wishOf(press, labelKeys, rightToLeft);
  const inText = place === document.body || article.current?.contains(place);
  return wish && (inText || EVERYWHERE.has(wish.type)) ? wish : null;
}

/** AltGr reports itself as Ctrl and Alt on some systems, yet only chooses a character. */
function pressOf(event: KeyboardEvent): Press {
  const graph = event.getModifierState("AltGraph");
  const ctrl = !graph && (event.ctrlKey || event.metaKey);
  return { key: event.key, ctrl, alt: !graph && event.altKey, shift: event.shiftKey };
}
