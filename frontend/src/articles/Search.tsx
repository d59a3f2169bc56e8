import { useEffect, useState, type JSX, type RefObject } from "react";
import { Input, Label, SearchField, Text } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { plainKey } from "../ui/plainKeys";
import { LONGEST_Q } from "./filter";

interface Props {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly value: string;
  readonly onChange: (q: string) => void;
}

const PAUSE = 350; // milliseconds without a key, after which one has said what one looks for

/** Words to look for in the articles; "/" leads here from anywhere on the page. */
export function Search({ input, value, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  const [told, setTold] = useState(value);
  // A saved filter brings words of its own.
  if (told !== value) {
    setTold(value);
    setTyped(value);
  }
  const say = (q: string): void => {
    setTold(q);
    onChange(q);
  };
  useEffect(() => {
    if (typed === value) return;
    const waiting = setTimeout(() => say(typed), PAUSE);
    return () => clearTimeout(waiting);
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (plainKey(event) !== "/") return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [input]);
  return (
    <SearchField className="wordSearch" value={typed} onChange={setTyped} onSubmit={say} maxLength={LONGEST_Q}>
      <Label>{t("articles.q")}</Label>
      <Input ref={input} />
      <Text slot="description">{t("articles.qHint")}</Text>
    </SearchField>
  );
}
