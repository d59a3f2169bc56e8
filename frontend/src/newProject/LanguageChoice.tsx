import { useState, type JSX } from "react";
import { FieldError, Input, Label, RadioGroup, Text, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { RadioOption } from "../ui/RadioOption";
import { languageName, languageTag } from "./proposing";

const OFFERED = ["en", "de"];
const ANOTHER = "another";

/** Two languages by name and any other by its code; null while the code is none. */
export function LanguageChoice({ onChange }: { onChange: (tag: string | null) => void }): JSX.Element {
  const { t, i18n } = useTranslation();
  const [chosen, setChosen] = useState("en");
  const choose = (value: string): void => {
    setChosen(value);
    onChange(value === ANOTHER ? null : value);
  };
  return (
    <>
      <RadioGroup className="form-field" value={chosen} onChange={choose}>
        <Label>{t("newProject.language")}</Label>
        {OFFERED.map((tag) => (
          <RadioOption key={tag} value={tag}>
            {languageName(tag, i18n.language)}
          </RadioOption>
        ))}
        <RadioOption value={ANOTHER}>{t("newProject.another")}</RadioOption>
      </RadioGroup>
      {chosen === ANOTHER && <TagField onChange={onChange} />}
    </>
  );
}

function TagField({ onChange }: { onChange: (tag: string | null) => void }): JSX.Element {
  const { t, i18n } = useTranslation();
  const [typed, setTyped] = useState("");
  const tag = languageTag(typed);
  const name = tag && languageName(tag, i18n.language);
  const change = (value: string): void => {
    setTyped(value);
    onChange(languageTag(value));
  };
  return (
    <TextField
      className="form-field"
      value={typed}
      onChange={change}
      validate={(value) => (languageTag(value) === null ? t("newProject.tagBad") : null)}
      isRequired
      maxLength={35}
    >
      <Label>{t("newProject.tag")}</Label>
      <Input autoCapitalize="none" autoCorrect="off" spellCheck="false" />
      <Text slot="description">
        {name ? t("newProject.tagIs", { code: tag, language: name }) : t("newProject.tagHint")}
      </Text>
      <FieldError />
    </TextField>
  );
}
