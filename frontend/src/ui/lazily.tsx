import { useEffect, useState, type ComponentType, type ReactNode } from "react";
import { NotLoaded, NotLoadedDialog, type Again } from "./NotLoaded";

type Load<Props> = () => Promise<{ readonly default: ComponentType<Props> }>;

/** After so many milliseconds a busy browser has waited long enough. */
const LATEST = 2_000;

/** A part of a page that is not loaded with it. */
export interface Lazy<Props> {
  (props: Props): ReactNode;
  /** Loads it now, so that it opens without a network later. */
  readonly ahead: () => Promise<void>;
}

/** Comes when it is shown. What cannot be loaded says so in its own place, and the page stays as it is. */
export function lazily<Props extends object>(
  load: Load<Props>,
  Failed: ComponentType<Props & Again> = NotLoaded,
  waiting: ReactNode = null,
): Lazy<Props> {
  let there: ComponentType<Props> | null = null;
  const ahead = async (): Promise<void> => {
    there ??= (await load()).default;
  };
  const Lazily = (props: Props): ReactNode => {
    const [Part, setPart] = useState<ComponentType<Props> | null>(() => there);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (Part || failed) return;
      let wanted = true;
      const come = (): void => (wanted ? setPart(() => there) : undefined);
      const fail = (): void => (wanted ? setFailed(true) : undefined);
      void ahead().then(come, fail);
      return () => {
        wanted = false;
      };
    }, [Part, failed]);
    useEffect(() => (failed ? whenOnline(() => again(setFailed)) : undefined), [failed]);
    if (failed) return <Failed {...props} onAgain={() => again(setFailed)} />;
    return Part ? <Part {...props} /> : waiting;
  };
  return Object.assign(Lazily, { ahead });
}

export function lazyDialog<Props extends { readonly onClose: () => void }>(load: Load<Props>): Lazy<Props> {
  return lazily(load, NotLoadedDialog);
}

/** Loads parts once the browser has nothing better to do; what then fails is loaded when it is shown. */
export function useAhead(parts: readonly Lazy<never>[]): void {
  useEffect(() => whenIdle(() => parts.forEach((part) => void part.ahead().catch(() => undefined))), [parts]);
}

function again(setFailed: (failed: boolean) => void): void {
  askAgainForStyles();
  setFailed(false);
}

/** A style sheet that did not come is not asked for a second time by itself. */
function askAgainForStyles(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")) {
    if (!link.sheet) link.replaceWith(link.cloneNode());
  }
}

function whenOnline(act: () => void): () => void {
  globalThis.addEventListener("online", act);
  return () => globalThis.removeEventListener("online", act);
}

/** Not all browsers can say when they are idle. */
function whenIdle(act: () => void): () => void {
  if (!("requestIdleCallback" in globalThis)) {
    const timer = setTimeout(act, LATEST);
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(act, { timeout: LATEST });
  return () => cancelIdleCallback(idle);
}
