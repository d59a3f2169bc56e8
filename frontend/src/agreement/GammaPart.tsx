import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Gamma } from "../api/client";
import { found } from "../api/problem";
import { printed } from "./figures";
import type { Work } from "./work";

interface Props {
  readonly project: string;
  readonly work: Work;
}

const AGAIN = 2000;

/** Gamma takes long, so it is measured when somebody asks for it. */
export function GammaPart({ project, work }: Props): JSX.Element {
  const { t } = useTranslation();
  const { round, codebook } = work;
  const params = { path: { project }, query: { ...(round && { round }), ...(codebook && { codebook }) } };
  const name = ["gamma", project, round, codebook];
  const query = useQuery({
    queryKey: name,
    queryFn: async () => found(await client.GET("/api/v1/projects/{project}/agreement/gamma/", { params })),
    refetchInterval: ({ state }) => (state.data?.state === "going" ? AGAIN : false),
  });
  const known = useQueryClient();
  const [failed, setFailed] = useState(false);
  const ask = async (): Promise<void> => {
    setFailed(false);
    try {
      known.setQueryData(name, found(await client.POST("/api/v1/projects/{project}/agreement/gamma/", { params })));
    } catch {
      setFailed(true);
    }
  };
  const going = query.data?.state === "going";
  return (
    <section className="closer" aria-labelledby="gamma">
      <h2 id="gamma">{t("agreement.gamma")}</h2>
      <p className="quiet">{t("agreement.gammaMeans")}</p>
      {query.data && <Measured gamma={query.data} />}
      {failed && <p role="alert">{t("agreement.gammaRefused")}</p>}
      <Button className="soft" onPress={() => void ask()} isDisabled={going}>
        {t(query.data?.state === "done" ? "agreement.gammaAgain" : "agreement.gammaAsk")}
      </Button>
    </section>
  );
}

function Measured({ gamma }: { gamma: Gamma }): JSX.Element {
  const { t } = useTranslation();
  const { state, value, low, high, n_articles: count, parameters: given } = gamma;
  return (
    <div role="status">
      {state === "going" && (
        <p>
          {t("agreement.gammaGoing", { done: gamma.measured, total: gamma.total })}{" "}
          <progress value={gamma.measured} max={gamma.total || 1} aria-label={t("agreement.gamma")} />
        </p>
      )}
      {state === "failed" && <p>{t("agreement.gammaFailed")}</p>}
      {value !== null && (
        <p>
          <strong>γ = {printed(value)}</strong>
          {low !== null && high !== null && ` ${t("agreement.range", { low: printed(low), high: printed(high) })}`}
          {`, ${t("agreement.gammaOf", { count })}`}
          {!gamma.current && ` ${t("agreement.gammaOld")}`}
        </p>
      )}
      {state === "done" && value === null && <p>{t("agreement.gammaNone")}</p>}
      {gamma.left_out > 0 && <p>{t("agreement.gammaLeftOut", { count: gamma.left_out })}</p>}
      {value !== null && (
        <p className="quiet">
          {`α = ${given.alpha}, β = ${given.beta}, Δ∅ = ${given.empty}; ${t("agreement.gammaSampled", { samples: given.samples, seed: given.seed })}`}
        </p>
      )}
    </div>
  );
}
