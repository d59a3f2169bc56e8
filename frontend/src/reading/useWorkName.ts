import { useTranslation } from "react-i18next";
import type { MarkedAssignment } from "../api/client";

/** Whose work it is; the round only where there was more than a first. */
export function useWorkName(): (work: MarkedAssignment) => string {
  const { t } = useTranslation();
  return ({ annotator, round }) => (round === 1 ? annotator : t("reading.round", { annotator, round }));
}
