import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { LabelImport } from "../api/client";
import { Again } from "./Again";
import type { Place } from "./Page";

/** Files that could not be read at all, or whose reading was stopped. */
export function Unread({ place, now }: { readonly place: Place; readonly now: LabelImport }): JSX.Element {
  const { t } = useTranslation();
  const stopped = now.state === "cancelled";
  return (
    <>
      <h1>{t(stopped ? "labelImports.stopped" : "labelImports.unread")}</h1>
      <p className="lead">{now.problem}</p>
      {stopped ? (
        <p>
          <a className="strong" href={`/projects/${place.project}/import/labels/`}>
            {t("labelImports.more")}
          </a>
        </p>
      ) : (
        <Again place={place} now={now} strong />
      )}
    </>
  );
}
