import { isCaret } from "../text/selection";
import { useMemo, useState, type JSX, type RefObject } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Assignment, Codebook } from "../api/client";
import { byFinger } from "../ui/finger";
import { ChosenCard } from "./ChosenCard";
import { ConflictCard } from "./ConflictCard";
import { Details } from "./Details";
import { LabelCard } from "./LabelCard";
import { hasLabelBar } from "./LabelBar";
import { LabelList } from "./LabelList";
import type { Gap } from "./gaps";
import { lastValues, type ValuesMemory } from "./lastValues";
import type { Looks } from "./looks";
import type { LiveLink, LiveMark } from "./marks";
import { Feedback, Side } from "./parts";
import { chosenMark, type Action, type State } from "./state";
import type { Families } from "./useFamilies";
import type { PanelView, Views } from "./useViews";
import { AwayLine, ViewTabs } from "./ViewTabs";

const NARROW = matchMedia("(max-width: 700px)");

interface Props {
  readonly assignment: Assignment;
  readonly codebook: Codebook;
  readonly state: State;
  /** All spans, also those that are hidden. */
  readonly marks: readonly LiveMark[];
  readonly links: readonly LiveLink[];
  readonly families: Families;
  readonly views: Views;
  readonly gaps: readonly Gap[];
  readonly memory: ValuesMemory;
  readonly looks: Looks;
  /** The label that is explained. */
  readonly considered: string | null;
  readonly panel: RefObject<HTMLElement | null>;
  readonly dispatch: (action: Action) => void;
  readonly onConsider: (slug: string | null) => void;
  readonly onGuide: () => void;
  /** Opens the guide at a label. */
  readonly onGuideTo: (slug: string) => void;
  readonly onTakeLast: () => void;
  readonly onBulk: () => void;
  readonly onLabel: (slug: string) => void;
  readonly onChoose: (uuid: string) => void;
  /** An act after which the keyboard belongs to the text again. */
  readonly onAct: (action: Action) => void;
}

/** Beside the text, never over it: what is chosen, what a label means, all labels. */
export function Panel(props: Props): JSX.Element {
  const { t } = useTranslation();
  const { state, panel } = props;
  const [fixed, setOpen] = useState<boolean | null>(null);
  // On a phone the text comes first, until there is a span to look at; words to label have a bar of their own.
  const listing = viewOf(props) !== "labels";
  const wanted = state.chosen !== null || (!isCaret(state.selection) && !hasLabelBar());
  const open = fixed ?? (!NARROW.matches || listing || wanted);
  return (
    <section ref={panel} className={classesOf(open, listing, state)} aria-label={t("annotate.panel")}>
      <Button className="handle" aria-expanded={open} onPress={() => setOpen(!open)}>
        {t(open ? "annotate.fold" : "annotate.unfold")}
      </Button>
      <div className="cards">
        <Cards {...props} />
      </div>
      <Lower {...props} />
    </section>
  );
}

/** All labels, or what was made so far. */
function Lower(props: Props): JSX.Element {
  const { codebook, marks, links, considered, families, views, onConsider, onLabel } = props;
  const view = viewOf(props);
  const counts = useMemo(() => countsOf(marks), [marks]);
  return (
    <div className="views">
      <ViewTabs view={view} spans={marks.length} links={links.length} onShow={views.show} />
      <AwayLine away={families.away} onAll={families.all} />
      <div className="view" role="tabpanel" id="view" tabIndex={-1} aria-labelledby={`tab-${view}`}>
        {view === "labels" ? (
          <LabelList {...{ codebook, considered, onConsider, onLabel }} counts={counts} />
        ) : (
          <Side {...props} view={view} openings={views.openings} />
        )}
      </div>
    </div>
  );
}

/** A new label is chosen among the labels, whatever one looked at before. */
function viewOf({ state, views }: Props): PanelView {
  return state.relabelling ? "labels" : views.view;
}

/** While a new label is chosen the list of labels has the room, with their names. */
function classesOf(open: boolean, listing: boolean, { chosen, relabelling }: State): string {
  const about = chosen !== null && !relabelling;
  const is = { folded: !open, about, relabelling, listing };
  return ["panel", ...Object.entries(is).flatMap(([name, so]) => (so ? name : []))].join(" ");
}

function Cards(props: Props): JSX.Element {
  const { t } = useTranslation();
  const { state, marks, looks, dispatch, onAct, onChoose, onGuide, considered } = props;
  const chosen = chosenMark(state);
  const look = considered === null ? undefined : looks.get(considered);
  const own = chosen && looks.get(chosen.now.label);
  const disputed = [...state.kept.values()].filter((one) => one.conflict);
  return (
    <>
      {hasFeedback(props.assignment) && <Feedback {...{ looks, onChoose }} assignment={props.assignment} onGuide={props.onGuideTo} />}
      {disputed.map((one) => (
        <ConflictCard
          key={one.uuid}
          {...{ one, state, looks }}
          onSettle={(keep) => onAct({ type: "settle", uuid: one.uuid, keep })}
        />
      ))}
      {chosen && <ChosenCard {...{ state, looks, onAct, onChoose }} onBulk={props.onBulk} mark={chosen} />}
      {chosen && own && (
        <Details
          key={chosen.uuid}
          mark={chosen}
          label={own.label}
          offer={lastValues(state, chosen, props.memory)}
          onTake={props.onTakeLast}
          onDone={() => onAct({ type: "choose", uuid: chosen.uuid })}
          closed={state.closed}
          onChange={(content) => dispatch({ type: "change", uuid: chosen.uuid, content })}
        />
      )}
      {marks.length === 0 && !chosen && !state.closed && <p className="ask">{t(byFinger() ? "touch.intro" : "annotate.intro")}</p>}
      {look && <LabelCard look={look} onGuide={onGuide} />}
    </>
  );
}

/** After the review, or once a reviewer gave the article back. */
function hasFeedback({ reviewed_at, returned_because }: Assignment): boolean {
  return reviewed_at !== null || returned_because !== "";
}

function countsOf(marks: readonly LiveMark[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { now } of marks) counts.set(now.label, (counts.get(now.label) ?? 0) + 1);
  return counts;
}
