import { useState, type JSX } from "react";
import { useTranslation } from "react-i18next";
import { touch } from "../text/segments";
import { selectedRange, target } from "../text/selection";
import { inWords, optionsOf, said as valueSaid } from "../ui/words";
import { missingOf } from "./gaps";
import { candidates } from "./linkActs";
import { inOrder } from "./marks";
import type { Notice } from "./notices";
import { aimSpoken } from "./spoken";
import { chosenMark, markAt, type State } from "./state";
import { useSentence } from "./useSentence";

/** For the ear: what was done, and the words the keyboard has reached. The one place that speaks of acts. */
export function Announcer({ state }: { state: State }): JSX.Element {
  const text = useSpoken()(state);
  const again = useAgain(state, text);
  return (
    <div className="unseen" id="spoken" aria-live="polite">
      {text + (again ? "\u00a0" : "")}
    </div>
  );
}

function useSpoken(): (state: State) => string {
  const words = useWordsReached();
  const sentence = useSentence();
  const details = useDetails();
  return (state) => {
    const { notice } = state;
    if (notice === null) return words(state);
    // Refusals are alerts, which speak themselves.
    if (notice.kind === "refused" || notice.kind === "server") return "";
    const about = notice.kind === "spoken" ? details(state, notice.about) : "";
    const aim = isAsking(notice) ? sentence(aimOf(state)) : "";
    return [sentence(notice), about, aim].filter(Boolean).join(" ");
  };
}

/**
 * The same words twice in a row must be spoken twice: a blank tells the two apart. While one
 * types, the letters are heard, and that the note changes is said once.
 */
function useAgain({ notice, selection, typing }: State, text: string): boolean {
  const [last, setLast] = useState({ notice, selection, text, again: false });
  const isNew = last.notice !== notice || last.selection !== selection;
  if (!isNew && last.text === text) return last.again;
  const again = isNew && last.text === text && typing === null ? !last.again : last.text === text && last.again;
  setLast({ notice, selection, text, again });
  return again;
}

function useWordsReached(): (state: State) => string {
  const { t } = useTranslation();
  return (state) => {
    const { reading, selection, chosen } = state;
    if (chosen !== null) return "";
    const selected = selectedRange(reading, selection);
    const range = selected ?? target(reading, selection);
    if (!range) return "";
    const words = reading.text.slice(range.start, range.end);
    if (selected) return t("annotate.selected", { words });
    const over = inOrder(state.kept).filter(({ now }) => touch(now, range));
    const labels = over.map(({ now }) => state.labels.get(now.label)?.name ?? now.label).join(", ");
    return labels === "" ? words : t("spoken.inside", { words, labels });
  };
}

/** A span's attributes, confidence and note, and what it lacks. */
function useDetails(): (state: State, uuid: string | null) => string {
  const { t } = useTranslation();
  return (state, uuid) => {
    const mark = markAt(state, uuid);
    const label = mark && state.labels.get(mark.now.label);
    if (!mark || !label) return "";
    const { attributes, confidence, note } = mark.now;
    const told = Object.entries(attributes).map(
      ([slug, value]) => `${inWords(slug)}: ${valueSaid(value, optionsOf(label.attributes, slug))}.`,
    );
    const missing = missingOf(state, mark).map(inWords).join(", ");
    return [
      ...told,
      confidence === null ? "" : `${t(`annotate.confidences.${confidence as 1 | 2 | 3}`)}.`,
      note === "" ? "" : t("spoken.hasNote", { note }),
      missing === "" ? "" : t("spoken.missing", { missing }),
    ]
      .filter(Boolean)
      .join(" ");
  };
}

function isAsking(notice: Notice): boolean {
  return notice.kind === "said" && (notice.key === "linkTo" || notice.key === "asksForLink");
}

function aimOf(state: State): Notice | null {
  const aim = markAt(state, state.linking?.aim ?? null);
  return aim && state.linking && chosenMark(state) ? aimSpoken(state, aim, candidates(state, state.linking)) : null;
}
