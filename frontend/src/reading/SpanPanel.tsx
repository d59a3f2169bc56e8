import { useEffect, useRef, useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { Trans, useTranslation } from "react-i18next";
import type { MarkedText } from "../api/client";
import { Fold } from "./Fold";
import { SpanDetails } from "./SpanDetails";
import { SpanGroups } from "./SpanGroups";
import { groupsOf, type Found } from "./works";

interface Props {
  readonly marked: MarkedText;
  readonly all: readonly Found[];
  readonly spans: readonly Found[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onStep: (step: 1 | -1) => void;
}

/** The chosen span in full, above all spans in the order of the text. */
export function SpanPanel({ marked, all, spans, chosen, onChoose, onStep }: Props): JSX.Element {
  const { t } = useTranslation();
  const panel = useRef<HTMLElement>(null);
  const found = all.find((each) => each.id === chosen);
  const [unfolded, setUnfolded] = useUnfolding(chosen);
  useEffect(() => {
    // On a small screen the panel scrolls as a whole, and what was chosen stands at its top.
    panel.current?.scrollTo({ top: 0 });
  }, [chosen]);
  return (
    <aside className={unfolded ? "spanPanel unfolded" : "spanPanel"} ref={panel} aria-label={t("reading.panel")}>
      <section className="about" aria-label={t("reading.chosen")}>
        <Steps spans={spans} chosen={chosen} onStep={onStep} />
        <Fold title={t("reading.panel")} unfolded={unfolded} onChange={setUnfolded} />
        {found ? (
          <SpanDetails found={found} all={all} codebook={marked.codebook} onChoose={onChoose} />
        ) : (
          <p className="quiet">
            <Trans i18nKey="reading.nothingChosen" components={{ kbd: <kbd /> }} />
          </p>
        )}
      </section>
      {spans.length === 0 && (
        <p className="quiet empty">{t(all.length === 0 ? "reading.nothingMarked" : "reading.allHidden")}</p>
      )}
      <SpanGroups groups={groupsOf(spans)} chosen={chosen} onChoose={onChoose} />
    </aside>
  );
}

/** Folded until another span is chosen than the one the page opened with. */
function useUnfolding(chosen: string | null): [boolean, (unfolded: boolean) => void] {
  const [seen, setSeen] = useState(chosen);
  const [unfolded, setUnfolded] = useState(false);
  if (seen !== chosen) {
    setSeen(chosen);
    setUnfolded(true);
  }
  return [unfolded, setUnfolded];
}

function Steps({ spans, chosen, onStep }: Pick<Props, "spans" | "chosen" | "onStep">): JSX.Element {
  const { t } = useTranslation();
  const position = spans.findIndex((each) => each.id === chosen) + 1;
  return (
    <p className="steps">
      <span className="quiet" role="status">
        {position > 0 && t("reading.of", { position, total: spans.length })}
      </span>
      <span className="space" />
      <Button className="soft" isDisabled={spans.length === 0} onPress={() => onStep(-1)}>
        {t("reading.previousSpan")} <kbd>P</kbd>
      </Button>
      <Button className="strong" isDisabled={spans.length === 0} onPress={() => onStep(1)}>
        {t("reading.nextSpan")} <kbd>N</kbd>
      </Button>
    </p>
  );
}
