import { useEffect, useRef, type RefObject } from "react";
import { plainKey } from "../ui/plainKeys";

const STEPS: Readonly<Record<string, number>> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };

/** Arrows, J and K go through the cases, numbers choose in the one that has the focus. */
export function useCaseKeys(): [RefObject<HTMLOListElement | null>, (id: number) => void] {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const key = plainKey(event) ?? "";
      const act = STEPS[key] === undefined ? choiceIn(list.current, key) : caseAfter(list.current, STEPS[key]);
      if (!act) return;
      event.preventDefault();
      if (STEPS[key] === undefined) act.click();
      else act.focus();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  const goOn = (id: number): void => {
    const cases = casesIn(list.current);
    const place = cases.findIndex((one) => one.dataset.case === String(id));
    const next = cases.slice(place + 1).find((one) => !one.classList.contains("done"));
    firstChoice(next)?.focus();
  };
  return [list, goOn];
}

function casesIn(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("[data-case]") ?? [])];
}

function firstChoice(place: HTMLElement | undefined): HTMLElement | null {
  return place?.querySelector<HTMLElement>("[data-choice]") ?? null;
}

/** The case with the focus, or the first one that waits. */
function current(list: HTMLElement | null): HTMLElement | undefined {
  const cases = casesIn(list);
  const focused = cases.find((one) => one.contains(document.activeElement));
  return focused ?? cases.find((one) => !one.classList.contains("done"));
}

function choiceIn(list: HTMLElement | null, key: string): HTMLElement | null {
  if (!/^[0-9]$/.test(key)) return null;
  return current(list)?.querySelector<HTMLElement>(`[data-choice="${key}"]`) ?? null;
}

function caseAfter(list: HTMLElement | null, step: number): HTMLElement | null {
  const cases = casesIn(list);
  const now = cases.findIndex((one) => one.contains(document.activeElement));
  const start = current(list);
  return firstChoice(now < 0 ? start : cases[now + step]);
}
