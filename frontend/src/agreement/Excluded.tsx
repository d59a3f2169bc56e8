import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Agreement } from "../api/client";

/** What a reader of the figures might take to be in them, but is not. */
export function Excluded({ agreement }: { agreement: Agreement }): JSX.Element {
  const { t } = useTranslation();
  const dropped = agreement.n_dropped;
  return (
    <section className="excluded">
      <h2>{t("agreement.excluded")}</h2>
      <ul>
        {dropped > 0 && <li>{t("agreement.dropped", { count: dropped })}</li>}
        {(["unsubmitted", "others", "attributes", "intervals"] as const).map((reason) => (
          <li key={reason}>{t(`agreement.${reason}`)}</li>
        ))}
      </ul>
    </section>
  );
}
