import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { LabelImport } from "../api/client";

const KINDS = ["items", "annotators", "marks", "replies", "ties"] as const;

/** How much the files hold. */
export function Found({ now }: { readonly now: LabelImport }): JSX.Element | null {
  const { t } = useTranslation();
  const { found } = now;
  if (found === null) return null;
  return (
    <dl className="counts">
      {KINDS.filter((kind) => found[kind] > 0).map((kind) => (
        <div key={kind}>
          <dt>{t(`labelImports.found.${kind}`)}</dt>
          <dd>{t("labelImports.number", { count: found[kind] })}</dd>
        </div>
      ))}
    </dl>
  );
}
