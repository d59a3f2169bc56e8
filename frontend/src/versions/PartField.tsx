import type { JSX } from "react";
import { Button, Label, TextArea, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { KINDS, type Kind, type Part } from "./parts";

interface Props {
  readonly part: Part;
  readonly number: number;
  readonly language: string;
  readonly onWrite: (text: string) => void;
  readonly onKind: (kind: Kind) => void;
  readonly onRemove: () => void;
}

/** About so many characters fill a line of the field, where the browser cannot tell by itself. */
const LINE = 50;

/** One block: what it is, and its words. */
export function PartField({ part, number, language, onWrite, onKind, onRemove }: Props): JSX.Element {
  const { t } = useTranslation();
  const rows = Math.max(2, part.text.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / LINE), 0));
  return (
    <div className="part">
      <div className="kind">
        <select aria-label={t("correct.kindOf", { number })} value={part.kind} onChange={(event) => onKind(event.target.value as Kind)}>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`correct.kinds.${kind}`)}
            </option>
          ))}
        </select>
        <Button className="plain" aria-label={t("correct.removeOf", { number })} onPress={onRemove}>
          {t("correct.remove")}
        </Button>
      </div>
      <TextField value={part.text} onChange={onWrite}>
        <Label className="unseen">{t("correct.words", { number })}</Label>
        <TextArea className={part.kind} rows={rows} lang={language} dir="auto" />
      </TextField>
    </div>
  );
}
