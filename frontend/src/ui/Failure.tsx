import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/problem";

/** Why something a person asked for did not happen, at the place where they asked. */
export function Failure({ error }: { readonly error: Error | null }): JSX.Element | null {
  const { t } = useTranslation();
  if (error === null) return null;
  const told = error instanceof Problem && error.status < 500 ? error.sentence : "";
  const broken = error instanceof Problem ? t("failed.broken") : t("failed.unreachable");
  return (
    <p className="failure" role="alert">
      {told || broken}
    </p>
  );
}
