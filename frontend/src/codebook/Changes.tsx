import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { CodebookChange } from "../api/client";
import { told } from "./telling";

interface Props {
  readonly changes: readonly CodebookChange[];
}

/** What is different between two versions, entry by entry, with both wordings. */
export function Changes({ changes }: Props): JSX.Element {
  const { t } = useTranslation();
  if (changes.length === 0) return <p className="quiet">{t("codebook.changes.none")}</p>;
  return (
    <ul className="changes">
      {changes.map((change) => (
        <li key={`${change.kind} ${change.part} ${change.within} ${change.slug}`} className={change.kind}>
          <b>{t(`codebook.changes.${change.kind}`)}</b> {t(`codebook.changes.part.${change.part}`)}{" "}
          {change.name !== "" && <cite>{change.name}</cite>} {change.slug !== "" && <code className="quiet">{change.slug}</code>}
          {change.within !== "" && <span className="quiet"> {t("codebook.changes.within", { label: change.within })}</span>}
          {change.fields.length > 0 && (
            <dl>
              {change.fields.map(({ name, before, after }) => (
                <div key={name}>
                  <dt>{name.replaceAll("_", " ")}</dt>
                  <dd>
                    <del>{told(before) || t("codebook.changes.nothing")}</del>
                    <ins>{told(after) || t("codebook.changes.nothing")}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}
