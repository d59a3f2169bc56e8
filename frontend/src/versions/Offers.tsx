import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Carried } from "../api/client";
import { Failure } from "../ui/Failure";
import type { Sending } from "../ui/useSending";
import type { Decision } from "./CarriedPage";

type Offer = Carried["offers"][number];
type Deciding = Sending<Carried, Decision>;

interface Props {
  readonly carried: Carried;
  readonly deciding: Deciding;
}

/** Exact ones together, changed ones one by one; those without a place with what was there. */
export function Offers({ carried, deciding }: Props): JSX.Element {
  const { t } = useTranslation();
  const of = (fate: Offer["fate"]): Offer[] => carried.offers.filter((offer) => offer.fate === fate);
  const exact = of("moved").filter((offer) => offer.decision === "waiting");
  const closed = carried.state === "submitted";
  const all = (): void => deciding.mutate({ accept: exact.map((offer) => offer.uuid), decline: [] });
  const decided = (decision: Offer["decision"]): number => carried.offers.filter((offer) => offer.decision === decision).length;
  const open = carried.offers.filter((offer) => offer.fate !== "orphan" && offer.decision === "waiting");
  return (
    <>
      {carried.offers.length > 0 && (
        <p role="status">{open.length === 0 && t("carried.done", { accepted: decided("accepted"), declined: decided("declined") })}</p>
      )}
      {carried.offers.length === 0 && <p>{t("carried.nothing")}</p>}
      {closed && <p>{t("carried.closed")}</p>}
      <Failure error={deciding.error} />
      {carried.blocked.length > 0 && (
        <p role="alert" className="failure">
          {t("carried.blocked", { count: carried.blocked.length })}
        </p>
      )}
      {!closed && exact.length > 0 && (
        <p className="actions">
          <Button className="strong" isDisabled={deciding.isPending} onPress={all}>
            {t("carried.all", { count: exact.length })}
          </Button>
        </p>
      )}
      {(["moved", "changed", "orphan"] as const).map((fate) => (
        <Group key={fate} fate={fate} offers={of(fate)} closed={closed} deciding={deciding} />
      ))}
    </>
  );
}

interface GroupProps {
  readonly fate: Offer["fate"];
  readonly offers: readonly Offer[];
  readonly closed: boolean;
  readonly deciding: Deciding;
}

function Group({ fate, offers, closed, deciding }: GroupProps): JSX.Element | null {
  const { t } = useTranslation();
  if (offers.length === 0) return null;
  return (
    <section>
      <h2>{t(`carried.${fate}`, { count: offers.length })}</h2>
      <ul className="offers">
        {offers.map((offer) => (
          <li key={offer.uuid} className={`c-${offer.colour}`}>
            <b>{offer.label_name}</b>
            <p className="words" dir="auto">
              {offer.before}
              <mark>{offer.quote}</mark>
              {offer.after}
            </p>
            {fate === "changed" && (
              <p className="words now" dir="auto">
                <span className="quiet">{t("carried.now")}</span> <mark>{offer.words}</mark>
              </p>
            )}
            {fate !== "orphan" && <Choice offer={offer} closed={closed} deciding={deciding} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Choice({ offer, closed, deciding }: { readonly offer: Offer; readonly closed: boolean; readonly deciding: Deciding }): JSX.Element {
  const { t } = useTranslation();
  const { uuid, quote, decision } = offer;
  const decide = (accept: string[], decline: string[]) => (): void => deciding.mutate({ accept, decline });
  return (
    <p className="choices">
      {!closed && decision !== "accepted" && (
        <Button className="soft" aria-label={t("carried.acceptOf", { quote })} onPress={decide([uuid], [])}>
          {t("carried.accept")}
        </Button>
      )}
      {!closed && decision === "waiting" && (
        <Button className="plain" aria-label={t("carried.declineOf", { quote })} onPress={decide([], [uuid])}>
          {t("carried.decline")}
        </Button>
      )}
      <span className="quiet" role="status">
        {decision !== "waiting" && t(`carried.decision.${decision}`)}
      </span>
    </p>
  );
}
