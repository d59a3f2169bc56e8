import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** What the browser's tab and history, and a screen reader on arrival, call the page. */
export function useTitle(title: string | undefined): void {
  const { t } = useTranslation();
  const product = t("product");
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
  }, [title, product]);
}
