import { useDeferredValue, type JSX } from "react";
import type { Codebook } from "../api/client";
import type { Gap } from "../annotate/gaps";
import type { Looks } from "../annotate/looks";
import type { LiveLink, LiveMark } from "../annotate/marks";
import type { Action, State } from "../annotate/state";
import type { Families } from "../annotate/useFamilies";
import type { PanelView } from "../annotate/useViews";
import { Legend } from "./Legend";
import { LinkList } from "./LinkList";
import { SpanList } from "./SpanList";
import "./side.css";

export interface SideProps {
  readonly view: PanelView;
  readonly openings: number;
  readonly codebook: Codebook;
  readonly state: State;
  /** All spans, also those that are hidden. */
  readonly marks: readonly LiveMark[];
  readonly links: readonly LiveLink[];
  readonly gaps: readonly Gap[];
  readonly looks: Looks;
  readonly families: Families;
  readonly onChoose: (uuid: string) => void;
  readonly dispatch: (action: Action) => void;
}

/** What was made in this article, in reading order: its spans, or its links. */
export default function Side(props: SideProps): JSX.Element {
  const { view, codebook, marks, looks, families } = props;
  // A long list follows a moment later; the text never waits for it.
  const state = useDeferredValue(props.state);
  const shown = useDeferredValue(families.shown);
  if (view === "links") return <LinkList {...props} state={state} />;
  return (
    <div className="sideList">
      <Legend {...{ codebook, marks, looks, families }} />
      <SpanList {...props} state={state} marks={shown} />
    </div>
  );
}
