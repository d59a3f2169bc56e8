import { useEffect, useRef, type JSX } from "react";
import { useTranslation } from "react-i18next";
import { useWorkName } from "./useWorkName";
import type { Found, Group } from "./works";

/** Some of the neighbours stay visible, in pixels. */
const MARGIN = 60;

interface Props {
  readonly groups: readonly Group[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** Spans in the order of the text; what overlaps stands together, so that readings can be compared. */
export function SpanGroups({ groups, chosen, onChoose }: Props): JSX.Element {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (list.current) reveal(list.current);
  }, [chosen]);
  return (
    <ol className="groups" ref={list}>
      {groups.map(({ spans, annotators }) => (
        <li key={spans[0]?.id} className={annotators > 1 ? "shared" : undefined}>
          {annotators > 1 && <p className="quiet">{t("reading.together", { count: annotators })}</p>}
          {spans.map((found) => (
            <SpanLine key={found.id} found={found} on={found.id === chosen} onChoose={onChoose} />
          ))}
        </li>
      ))}
    </ol>
  );
}

/** Scrolls the list alone: where the panel scrolls as a whole, the chosen span's details stay in view. */
function reveal(list: HTMLElement): void {
  const line = list.querySelector("[aria-current]")?.getBoundingClientRect();
  const frame = list.getBoundingClientRect();
  if (!line) return;
  if (line.top < frame.top) list.scrollTop += line.top - frame.top - MARGIN;
  else if (line.bottom > frame.bottom) list.scrollTop += line.bottom - frame.bottom + MARGIN;
}

interface LineProps {
  readonly found: Found;
  readonly on: boolean;
  readonly onChoose: (id: string) => void;
}

function SpanLine({ found, on, onChoose }: LineProps): JSX.Element {
  const name = useWorkName();
  const { span, work, pattern, id } = found;
  return (
    <button type="button" className={`c-${span.colour}`} aria-current={on ? "true" : undefined} onClick={() => onChoose(id)}>
      <span className={`line pattern-${pattern}`} aria-hidden="true" />
      <span>
        <b>{span.label_name}</b> <span className="quiet">{name(work)}</span>
        <span className="words" dir="auto">
          {span.quote}
        </span>
      </span>
    </button>
  );
}
