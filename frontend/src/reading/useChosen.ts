import { useCallback, useEffect, useState, type RefObject } from "react";
import { plainKey } from "../ui/plainKeys";
import { stepFrom, type Found } from "./works";

interface Chosen {
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
  readonly step: (step: 1 | -1) => void;
}

/** The span that is being looked at: in the address, in view, in focus. N and P go on and back. */
export function useChosen(
  article: RefObject<HTMLElement | null>,
  all: readonly Found[],
  spans: readonly Found[],
): Chosen {
  const [chosen, setChosen] = useState(() => spanInAddress(all));
  const choose = useCallback(
    (id: string) => {
      setChosen(id);
      history.replaceState(null, "", `${location.pathname}?span=${encodeURIComponent(id)}`);
      show(article.current, id);
    },
    [article],
  );
  const step = useCallback(
    (by: 1 | -1) => {
      const next = stepFrom(spans, chosen, by);
      if (next) choose(next.id);
    },
    [spans, chosen, choose],
  );
  useEffect(() => {
    const id = spanInAddress(all);
    // Fonts that arrive late move the lines; the place is looked for once they are there.
    if (id !== null) void document.fonts.ready.then(() => show(article.current, id));
  }, [article, all]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const key = plainKey(event);
      if (key !== "n" && key !== "p") return;
      event.preventDefault();
      step(key === "n" ? 1 : -1);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [step]);
  return { chosen, choose, step };
}

function spanInAddress(all: readonly Found[]): string | null {
  const wanted = new URLSearchParams(location.search).get("span");
  return all.find((each) => each.id === wanted)?.id ?? null;
}

function show(article: HTMLElement | null, id: string): void {
  const mark = article?.querySelector<HTMLElement>(`mark.first[data-id="${CSS.escape(id)}"]`);
  mark?.focus({ preventScroll: true });
  mark?.scrollIntoView({ block: "center" });
}
