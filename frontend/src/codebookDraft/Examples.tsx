import { useRef, type JSX } from "react";
import { Button, Label, TextArea, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Example } from "../api/client";
import { MarkedExample } from "../ui/MarkedExample";
import { marked, shifted } from "./content";
import { Several, TroubleText, Words } from "./fields";

interface Props {
  readonly pointer: string;
  readonly title: string;
  readonly add: string;
  readonly examples: readonly Example[];
  readonly onChange: (examples: Example[]) => void;
}

export function Examples({ pointer, examples, ...rest }: Props): JSX.Element {
  const { t } = useTranslation();
  const named = (_: Example, at: number): string => t("draft.exampleNumber", { number: at + 1 });
  return (
    <Several pointer={pointer} entries={examples} fresh={{ text: "", spans: [], why: "" }} named={named} {...rest}>
      {(example, at, change) => <OneExample pointer={`${pointer}/${at}`} number={at + 1} example={example} onChange={change} />}
    </Several>
  );
}

interface OneProps {
  readonly pointer: string;
  readonly number: number;
  readonly example: Example;
  readonly onChange: (example: Example) => void;
}

/** A sentence; what is selected in it can be marked as what the label stands for. */
function OneExample({ pointer, number, example, onChange }: OneProps): JSX.Element {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const mark = (): void => {
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    onChange({ ...example, spans: marked(example.spans, example.text, selectionStart, selectionEnd) });
  };
  const write = (text: string): void => onChange({ ...example, text, spans: shifted(example.spans, example.text, text) });
  return (
    <>
      <TextField className="form-field" value={example.text} onChange={write} maxLength={2000}>
        <Label>{t("draft.exampleNumber", { number })}</Label>
        <TextArea id={`${pointer}/text`} ref={field} rows={2} dir="auto" />
        <TroubleText pointer={`${pointer}/text`} />
      </TextField>
      <p className="shownExample" dir="auto">
        <MarkedExample example={{ ...example, why: "" }} />
      </p>
      <div className="choices">
        <Button className="soft" onPress={mark}>
          {t("draft.markSelection")}
        </Button>
        {example.spans.length > 0 && (
          <Button className="plain" onPress={() => onChange({ ...example, spans: [] })}>
            {t("draft.clearMarks")}
          </Button>
        )}
      </div>
      <TroubleText pointer={`${pointer}/spans`} />
      <Words pointer={`${pointer}/why`} label={t("draft.field.why")} value={example.why} longest={2000} onChange={(why) => onChange({ ...example, why })} />
    </>
  );
}
