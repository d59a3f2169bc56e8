import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/problem";

/** Why something did not work: the server's own sentence, or ours where it gave none. */
export function Failure({ error }: { readonly error: Error | null }): JSX.Element | null {
  const { t } = useTranslation();
  if (error === null) return null;
  const sentence = error instanceof Problem ? error.sentence : "";
  return (
    <p role="alert" className="wrong">
      {sentence || t("people.failed")}
    </p>
  );
}
