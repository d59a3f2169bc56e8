import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { LabelImport } from "../api/client";
import { FormatFields, type Format } from "../importLabels/FormatFields";
import { columnsOf, inWords } from "../importLabels/sending";
import { Failure } from "../ui/Failure";
import { useReread } from "./acts";
import type { Place } from "./Page";

const FORMATS = ["native", "brat", "doccano", "label-studio", "xmi", "csv"];

/** Reading the same files as another format, or with other columns. */
export function Again({ place, now, strong = false }: { readonly place: Place; readonly now: LabelImport; readonly strong?: boolean }): JSX.Element {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Format>({ format: now.format, columns: inWords(now.columns) });
  const reading = useReread(place);
  return (
    <>
      <FormatFields formats={FORMATS} chosen={chosen} onChange={setChosen} />
      <Failure error={reading.error} />
      <Button
        className={strong ? "strong" : "soft"}
        isDisabled={reading.isPending}
        onPress={() => reading.mutate({ format: chosen.format, columns: columnsOf(chosen.columns) })}
      >
        {t("labelImports.again")}
      </Button>
    </>
  );
}
