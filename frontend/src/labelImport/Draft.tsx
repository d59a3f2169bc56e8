import { useState, type JSX } from "react";
import { Button, Label, RadioGroup } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { FoundValue, LabelImport } from "../api/client";
import type words from "../i18n/en/labelImports.json";
import { Failure } from "../ui/Failure";
import { RadioOption } from "../ui/RadioOption";
import { Again } from "./Again";
import { useCancel, useStart } from "./acts";
import { Found } from "./Found";
import { Mapping } from "./Mapping";
import { unmapped } from "./mapping";
import type { Place } from "./Page";
import { Rejected } from "./Rejected";

const UNITS = ["codepoint", "utf16", "byte", "codepoint_lf", "utf16_lf"] as const;
type Unit = keyof typeof words.labelImports.units;

interface Props {
  readonly place: Place;
  readonly now: LabelImport;
}

/** What was found in the files, and what it is to become. */
export function Draft({ place, now }: Props): JSX.Element {
  const { t } = useTranslation();
  const [values, setValues] = useState<readonly FoundValue[]>(now.values);
  const [unit, setUnit] = useState(now.unit);
  const starting = useStart(place);
  const cancelling = useCancel(place);
  const open = now.codebook === "made" ? 0 : unmapped(values);
  return (
    <>
      <h1>{t("labelImports.check")}</h1>
      <Found now={now} />
      <details>
        <summary>{t("labelImports.readAs", { format: t(`labelImports.formats.${now.format}`) })}</summary>
        <Again place={place} now={now} />
      </details>
      <Offsets now={now} unit={unit} onChange={setUnit} />
      {values.length > 0 && now.codebook !== "file" && (
        <section>
          <h2>{t("labelImports.meanings")}</h2>
          <Mapping now={now} values={values} onChange={setValues} />
        </section>
      )}
      <WhichCodebook now={now} />
      <Rejected place={place} now={now} />
      <section>
        {open > 0 && <p>{t("labelImports.open", { count: open })}</p>}
        <Failure error={starting.error ?? cancelling.error} />
        <p className="actions">
          <Button
            className="strong"
            isDisabled={unit === "" || starting.isPending || cancelling.isPending}
            onPress={() => starting.mutate({ unit, values, makes_codebook: now.codebook === "made" })}
          >
            {t("labelImports.start")}
          </Button>
          <Button className="soft" isDisabled={starting.isPending || cancelling.isPending} onPress={() => cancelling.mutate()}>
            {t("labelImports.nothing")}
          </Button>
          {unit === "" && <span className="quiet">{t("labelImports.unitFirst")}</span>}
        </p>
      </section>
    </>
  );
}

interface OffsetsProps {
  readonly now: LabelImport;
  readonly unit: string;
  readonly onChange: (unit: string) => void;
}

function Offsets({ now, unit, onChange }: OffsetsProps): JSX.Element | null {
  const { t } = useTranslation();
  const quotes = new Map(now.fitting.map((one) => [one.unit, one.quotes]));
  if (now.found?.marks === 0) return null;
  if (now.unit_known) return <p>{t("labelImports.unitKnown", { unit: t(`labelImports.units.${now.unit as Unit}`) })}</p>;
  return (
    <section>
      <RadioGroup className="form-field" value={unit === "" ? null : unit} onChange={onChange}>
        <Label>{t("labelImports.unitAsked")}</Label>
        {UNITS.map((one) => {
          const count = quotes.get(one);
          return (
            <RadioOption key={one} value={one} {...(count ? { means: t("labelImports.fitting", { count }) } : {})}>
              {t(`labelImports.units.${one}`)}
            </RadioOption>
          );
        })}
      </RadioGroup>
    </section>
  );
}

function WhichCodebook({ now }: { readonly now: LabelImport }): JSX.Element | null {
  const { t } = useTranslation();
  if (now.codebook === "file") return <p>{t("labelImports.codebookFile")}</p>;
  if (now.draft === null) return null;
  const names = [...now.draft.labels.map(({ name }) => name), ...now.draft.questions.map(({ slug }) => slug)];
  return (
    <section>
      <h2>{t("labelImports.codebookMade")}</h2>
      <p className="quiet">{t("labelImports.codebookMadeHint")}</p>
      <ul className="chips">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </section>
  );
}
