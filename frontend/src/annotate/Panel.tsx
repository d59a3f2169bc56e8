import { isCaret } from "../text/selection";
import { useMemo, useState, type JSX, type RefObject } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Codebook } from "../api/client";
import { ChosenCard } from "./ChosenCard";
import { ConflictCard } from "./ConflictCard";
import { Details } from "./Details";
import { LabelCard } from "./LabelCard";
import { LabelList } from "./LabelList";
import type { Looks } from "./looks";
import { MarkList } from "./MarginNotes";
import type { LiveMark } from "./marks";
import { chosenMark, type Action, type State } from "./state";

const NARROW = matchMedia("(max-width: 700px)");

interface Props {
  readonly codebook: Codebook;
  readonly state: State;
  readonly marks: readonly LiveMark[];
  readonly looks: Looks;
  /** The label that is explained. */
  readonly considered: string | null;
  readonly panel: RefObject<HTMLElement | null>;
  readonly dispatch: (action: Action) => void;
  readonly onConsider: (slug: string | null) => void;
  readonly onGuide: () => void;
  readonly onLabel: (slug: string) => void;
  readonly onChoose: (uuid: string) => void;
  /** An act after which the keyboard belongs to the text again. */
  readonly onAct: (action: Action) => void;
}

/** Beside the text, never over it: what is chosen, what a label means, all labels. */
export function Panel(props: Props): JSX.Element {
  const { t } = useTranslation();
  const { codebook, state, marks, looks, considered, panel, onConsider, onLabel, onChoose } = props;
  const counts = useMemo(() => countsOf(marks), [marks]);
  const [fixed, setOpen] = useState<boolean | null>(null);
  // On a phone the text comes first, until there are words to label or a span to look at.
  const open = fixed ?? (!NARROW.matches || state.chosen !== null || !isCaret(state.selection));
  return (
    <section ref={panel} className={classesOf(open, state)} aria-label={t("annotate.panel")}>
      <Button className="handle" aria-expanded={open} onPress={() => setOpen(!open)}>
        {t(open ? "annotate.fold" : "annotate.unfold")}
      </Button>
      <div className="cards">
        <Cards {...props} />
      </div>
      <LabelList {...{ codebook, considered, onConsider, onLabel }} counts={counts} />
      <div className="list" role="group" aria-label={t("annotate.notes")}>
        <MarkList {...{ marks, looks, onChoose }} chosen={state.chosen} />
      </div>
    </section>
  );
}

/** While a new label is chosen the list of labels has the room, with their names. */
function classesOf(open: boolean, { chosen, relabelling }: State): string {
  const about = chosen !== null && !relabelling;
  return ["panel", open ? "" : "folded", about ? "about" : ""].filter(Boolean).join(" ");
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
      {disputed.map((one) => (
        <ConflictCard
          key={one.uuid}
          {...{ one, state, looks }}
          onSettle={(keep) => onAct({ type: "settle", uuid: one.uuid, keep })}
        />
      ))}
      {chosen && <ChosenCard {...{ state, looks, onAct, onChoose }} mark={chosen} />}
      {chosen && own && (
        <Details
          key={chosen.uuid}
          mark={chosen}
          label={own.label}
          closed={state.closed}
          onChange={(content) => dispatch({ type: "change", uuid: chosen.uuid, content })}
        />
      )}
      {marks.length === 0 && !chosen && !state.closed && <p className="ask">{t("annotate.intro")}</p>}
      {look && <LabelCard look={look} onGuide={onGuide} />}
    </>
  );
}

function countsOf(marks: readonly LiveMark[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { now } of marks) counts.set(now.label, (counts.get(now.label) ?? 0) + 1);
  return counts;
}
