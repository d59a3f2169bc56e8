import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/problem";

/** Why something did not work: the server's own sentence, or ours where it could give none. */
export function Failure({ error }: { error: Error }): JSX.Element {
  const { t } = useTranslation();
  const said = error instanceof Problem ? error.sentence || t("failed.broken") : t("failed.unreachable");
  return (
    <p className="wrong" role="alert">
      {said}
    </p>
  );
}
