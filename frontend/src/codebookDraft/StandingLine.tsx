import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Standing } from "./saving";

/** Whether the words on the screen are stored, in words. */
export function StandingLine({ standing }: { readonly standing: Standing }): JSX.Element {
  const { t } = useTranslation();
  const sentence = standing.kind === "refused" ? standing.sentence : "";
  const trouble = ["refused", "stale", "unreachable", "failed"].includes(standing.kind);
  return (
    <p role="status" className={`standing${standing.kind === "saved" ? " fine" : ""}${trouble ? " wrong" : ""}`}>
      {t(`draft.standing.${standing.kind}`, { sentence })}
    </p>
  );
}
