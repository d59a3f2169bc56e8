import { useTranslation } from "react-i18next";

/** The days between two moments, as short as a language writes them; nothing where none is known. */
export function useDays(): (first: string | null, last: string | null) => string {
  const { i18n } = useTranslation();
  const form = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeZone: "UTC" });
  return (first, last) => (first && last ? form.formatRange(new Date(first), new Date(last)) : "");
}
