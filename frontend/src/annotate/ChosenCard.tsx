import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { colourOf, nameOf, type Looks } from "./looks";
import type { LiveMark } from "./marks";

interface Props {
  readonly mark: LiveMark;
  readonly looks: Looks;
  readonly closed: boolean;
  readonly relabelling: boolean;
  readonly onRelabel: () => void;
  readonly onRemove: () => void;
}

/** The span that is chosen, and what can be done with it. */
export function ChosenCard(props: Props): JSX.Element {
  const { t } = useTranslation();
  const { mark, looks, closed, relabelling } = props;
  return (
    <section className={`chosen ${colourOf(looks, mark.now.label)}`} aria-label={t("annotate.chosen")}>
      <blockquote dir="auto">{mark.now.quote}</blockquote>
      <p className="quiet">{t(`annotate.sync.${mark.sync}`, { label: nameOf(looks, mark.now.label) })}</p>
      {!closed && (
        <div className="choices">
          <Button className="soft" onPress={props.onRelabel} aria-pressed={relabelling}>
            {t(relabelling ? "annotate.pressKey" : "annotate.changeLabel")}
          </Button>
          <Button className="soft" onPress={props.onRemove}>
            {t("annotate.remove")} <kbd>{t("keys.names.delete")}</kbd>
          </Button>
        </div>
      )}
    </section>
  );
}
