import type { JSX } from "react";
import { Input, Label, Text, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type words from "../i18n/en/labelImports.json";

export interface Format {
  readonly format: string;
  readonly columns: string;
}

interface Props {
  readonly formats: readonly string[];
  readonly chosen: Format;
  /** Whether the files may be left to say their format. */
  readonly open?: boolean;
  readonly onChange: (chosen: Format) => void;
}

type Name = keyof typeof words.labelImports.formats;

/** The format of the files, and of a CSV which column says what. */
export function FormatFields({ formats, chosen, open = false, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="formatfields">
      <label>
        {t("labelImports.format")}
        <select value={chosen.format} onChange={(event) => onChange({ ...chosen, format: event.target.value })}>
          {open && <option value="">{t("labelImports.detect")}</option>}
          {formats.map((name) => (
            <option key={name} value={name}>
              {t(`labelImports.formats.${name as Name}`)}
            </option>
          ))}
        </select>
      </label>
      {(chosen.format === "csv" || chosen.format === "") && (
        <TextField className="columns" value={chosen.columns} onChange={(columns) => onChange({ ...chosen, columns })}>
          <Label>{t("labelImports.columns")}</Label>
          <Input maxLength={1000} placeholder="item=doc, annotator=coder" />
          <Text slot="description">{t("labelImports.columnsHint")}</Text>
        </TextField>
      )}
    </div>
  );
}
