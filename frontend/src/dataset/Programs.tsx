import { useState, type JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Dataset, NewToken } from "../api/client";
import { Fresh } from "./Fresh";
import { MakeToken } from "./MakeToken";
import { Snippets } from "./Snippets";
import { Tokens } from "./Tokens";

/** The way in for programs: a token, and lines to paste. */
export function Programs({ dataset }: { dataset: Dataset }): JSX.Element {
  const { t } = useTranslation();
  // Held by this page alone: leaving it is forgetting the secret.
  const [fresh, setFresh] = useState<NewToken | null>(null);
  const full = dataset.tokens.length >= dataset.most.live;
  return (
    <>
      <section>
        <h2>{t("dataset.tokens")}</h2>
        <p className="lead">{t("dataset.tokensLead")}</p>
        {fresh && <Fresh token={fresh} />}
        <Tokens dataset={dataset} onRevoked={(id) => setFresh((now) => (now?.id === id ? null : now))} />
        {full ? <p>{t("dataset.full", { count: dataset.most.live })}</p> : <MakeToken dataset={dataset} onMade={setFresh} />}
      </section>
      <section>
        <h2>{t("dataset.lines")}</h2>
        <p className="lead">{fresh ? t("dataset.filledIn") : t("dataset.placeholder")}</p>
        <Snippets slug={dataset.slug} secret={fresh?.secret} />
        <p>
          <a href="/api/docs/">{t("nav.docs")}</a>
        </p>
      </section>
    </>
  );
}
