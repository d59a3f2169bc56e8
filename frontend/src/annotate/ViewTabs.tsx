import type { JSX, KeyboardEvent } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Away } from "./families";
import { VIEWS, type PanelView } from "./useViews";

interface Props {
  readonly view: PanelView;
  readonly spans: number;
  readonly links: number;
  readonly onShow: (view: PanelView) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Labels, spans, links: one tab stop, arrow keys between them. */
export function ViewTabs({ view, spans, links, onShow }: Props): JSX.Element {
  const { t } = useTranslation();
  const counts: Readonly<Record<PanelView, number>> = { labels: 0, spans, links };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    const next = VIEWS[(VIEWS.indexOf(view) + by + VIEWS.length) % VIEWS.length] ?? view;
    onShow(next);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
    event.preventDefault();
  };
  return (
    <div className="viewTabs" role="tablist" aria-label={t("looks.views")} onKeyDown={onKeyDown}>
      {VIEWS.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={`tab-${each}`}
          aria-controls="view"
          aria-selected={each === view}
          tabIndex={each === view ? 0 : -1}
          onClick={() => onShow(each)}
        >
          {t(`looks.view.${each}`)} {counts[each] > 0 && <span className="count">{counts[each]}</span>}
        </button>
      ))}
    </div>
  );
}

/** What is not drawn is never forgotten: a line says so wherever the panel is. */
export function AwayLine({ away, onAll }: { away: Away | null; onAll: () => void }): JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="away" role="status">
      {away && (
        <p>
          {t("looks.hidden", {
            spans: t("looks.spans", { count: away.spans }),
            families: t("looks.families", { count: away.families }),
          })}{" "}
          <Button className="soft" onPress={onAll}>
            {t("looks.showAll")}
          </Button>
        </p>
      )}
    </div>
  );
}
