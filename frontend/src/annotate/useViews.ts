import { useState } from "react";
import { flushSync } from "react-dom";

/** What the lower part of the panel shows. */
export const VIEWS = ["labels", "spans", "links"] as const;
export type PanelView = (typeof VIEWS)[number];

export interface Views {
  readonly view: PanelView;
  /** Grows when a key asks for a list, so that the keyboard follows; 0 after a press. */
  readonly openings: number;
  readonly show: (view: PanelView) => void;
  /** Shows it and takes the keyboard there. */
  readonly enter: (view: PanelView) => void;
}

export function useViews(): Views {
  const [view, setView] = useState<PanelView>("labels");
  const [openings, setOpenings] = useState(0);
  const show = (next: PanelView): void => {
    setView(next);
    setOpenings(0);
  };
  const enter = (next: PanelView): void => {
    // There before the focus goes looking for it.
    flushSync(() => setView(next));
    setOpenings((count) => (next === "labels" ? 0 : count + 1));
  };
  return { view, openings, show, enter };
}
