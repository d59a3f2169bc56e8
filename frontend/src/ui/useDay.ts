import { useTranslation } from "react-i18next";

/** Writes a moment as the day it was here. */
export function useDay(): (moment: string) => string {
  const { i18n } = useTranslation();
  const days = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium" });
  return (moment) => days.format(new Date(moment));
}
