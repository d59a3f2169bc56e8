import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { CodebookContent, Trouble } from "../api/client";
import { chosenBy } from "./content";
import { nameOf } from "./Tree";

interface Props {
  readonly troubles: readonly Trouble[];
  readonly content: CodebookContent;
  readonly onJump: (pointer: string) => void;
}

/** What keeps the draft from being published; each leads to its field. */
export function Problems({ troubles, content, onJump }: Props): JSX.Element {
  const { t } = useTranslation();
  if (troubles.length === 0) return <p className="quiet">{t("draft.noProblems")}</p>;
  return (
    <details className="problems">
      <summary>{t("draft.problems", { count: troubles.length })}</summary>
      <ul>
        {troubles.map((one) => (
          <li key={`${one.pointer} ${one.code}`}>
            <Button className="plain" onPress={() => onJump(one.pointer)}>
              <b>{placeOf(content, one.pointer, t("draft.about"))}</b> {one.detail}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function placeOf(content: CodebookContent, pointer: string, about: string): string {
  const chosen = chosenBy(pointer);
  return chosen.list === "about" ? about : nameOf(content, chosen.list, chosen.at);
}
