import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { nameOf, type Looks } from "./looks";
import type { Content, Mark } from "./marks";

interface Props {
  readonly mark: Mark;
  readonly looks: Looks;
  readonly onSettle: (keep: "mine" | "theirs") => void;
}

/** A span was changed elsewhere meanwhile: both states, and the choice between them. */
export function ConflictCard({ mark, looks, onSettle }: Props): JSX.Element {
  const { t } = useTranslation();
  const told = (content: Content | null): string =>
    content
      ? t("annotate.span", { label: nameOf(looks, content.label), quote: content.quote })
      : t("annotate.conflict.removed");
  return (
    <section className="conflict" role="alert">
      <h2>{t("annotate.conflict.title")}</h2>
      <dl>
        <dt>{t("annotate.conflict.mine")}</dt>
        <dd>{told(mark.now)}</dd>
        <dt>{t("annotate.conflict.theirs")}</dt>
        <dd>{told(mark.conflict?.theirs ?? null)}</dd>
      </dl>
      <div className="choices">
        <Button className="soft" onPress={() => onSettle("mine")}>
          {t("annotate.conflict.useMine")}
        </Button>
        <Button className="soft" onPress={() => onSettle("theirs")}>
          {t("annotate.conflict.keepTheirs")}
        </Button>
      </div>
    </section>
  );
}
