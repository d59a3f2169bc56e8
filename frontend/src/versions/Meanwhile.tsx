import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Newest } from "./newest";

interface Props {
  readonly slug: string;
  readonly seen: number;
  readonly newest: Newest;
}

/** Somebody was faster. What is written here stays, so their words open beside it. */
export function Meanwhile({ slug, seen, newest }: Props): JSX.Element {
  const { t } = useTranslation();
  const address = `/projects/${slug}/texts/${newest.text}/`;
  return (
    <div role="status">
      <p>{t("correct.meanwhile", { version: newest.version })}</p>
      <p className="actions">
        <a href={`${address}difference/${seen}/`} target="_blank">
          {t("correct.meanwhileChanged", { version: newest.version })}
        </a>
        <a href={address} target="_blank">
          {t("correct.meanwhileText", { version: newest.version })}
        </a>
      </p>
    </div>
  );
}
