import { useTranslation } from "react-i18next";

/** Says a moment of the server as a day in the reader's language. */
export function useDay(): (at: string) => string {
  const { i18n } = useTranslation();
  const days = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium" });
  return (at) => days.format(new Date(at));
}
