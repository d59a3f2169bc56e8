import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { CodebookContent, LabelContent } from "../api/client";
import { MarkedExample } from "../ui/MarkedExample";
import { lookOf } from "./looks";

interface Props {
  readonly label: LabelContent;
  readonly content: CodebookContent;
}

/** How the label will look in an article: in its first marked example, else in a sentence of ours. */
export function Preview({ label, content }: Props): JSX.Element {
  const { t } = useTranslation();
  const own = label.examples.find(({ spans }) => spans.length > 0);
  const sentence = t("draft.previewSentence");
  const example = own ?? { text: sentence, spans: [[4, 13]], why: "" };
  return (
    <figure className={`preview ${lookOf(content, label)}`}>
      <figcaption>{t("draft.preview")}</figcaption>
      <p dir="auto">
        <MarkedExample example={{ ...example, why: "" }} />
      </p>
      <p className="name">
        {label.name || label.slug} {label.key !== "" && <kbd>{label.key.toUpperCase()}</kbd>}
      </p>
    </figure>
  );
}
