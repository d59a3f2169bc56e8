import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { NewToken } from "../api/client";
import { Copyable } from "./Copyable";

/** The secret of a token, in the only moment it can be seen. */
export function Fresh({ token }: { token: NewToken }): JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="fresh" role="status">
      <p>{t("dataset.once", { name: token.name })}</p>
      <Copyable key={token.id} text={token.secret} name={t("dataset.copyToken")} autoFocus />
    </div>
  );
}
