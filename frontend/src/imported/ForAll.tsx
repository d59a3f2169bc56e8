import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Offers } from "../api/client";
import { AboutFields } from "../import/AboutFields";
import { Failure } from "../ui/Failure";
import { useEditItems } from "./acts";
import type { Place } from "./Page";

interface Props {
  readonly place: Place;
  readonly offers: Offers;
  readonly count: number;
}

const NOTHING = { outlet: "", story: "", language: "" };

/** One outlet, story or language for all of them; a field that is left empty changes nothing. */
export function ForAll({ place, offers, count }: Props): JSX.Element {
  const { t } = useTranslation();
  const [about, setAbout] = useState(NOTHING);
  const editing = useEditItems(place);
  const filled = Object.fromEntries(Object.entries(about).filter(([, value]) => value.trim() !== ""));
  return (
    <details className="forall">
      <summary>{t("imports.draft.forAll", { count })}</summary>
      <p className="quiet">{t("imports.draft.forAllHint")}</p>
      <AboutFields about={about} offers={offers} onChange={setAbout} />
      <Failure error={editing.error} />
      <p className="actions">
        <Button
          className="soft"
          isDisabled={Object.keys(filled).length === 0 || editing.isPending}
          onPress={() => editing.mutate({ which: "all", ...filled })}
        >
          {t("imports.draft.set")}
        </Button>
        <span role="status">{editing.isSuccess && t("imports.draft.done")}</span>
      </p>
    </details>
  );
}
