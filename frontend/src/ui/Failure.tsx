import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/problem";

interface Props {
  readonly error: Error | null | undefined;
  /** In place of the general sentence, where there is more to say. */
  readonly unreachable?: string;
}

/** Why something a person asked for did not happen, at the place where they asked. */
export function Failure({ error, unreachable }: Props): JSX.Element | null {
  const { t } = useTranslation();
  if (!error) return null;
  const told = error instanceof Problem && error.status < 500 ? error.sentence : "";
  const broken = error instanceof Problem ? t("failed.broken") : (unreachable ?? t("failed.unreachable"));
  return (
    <p className="failure" role="alert">
      {told || broken}
    </p>
  );
}
