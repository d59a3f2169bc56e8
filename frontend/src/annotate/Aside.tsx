import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Assignment } from "../api/client";
import type { FocusMode } from "./focusMode";
import { Key } from "./Key";
import { WorkTime } from "./WorkTime";

interface Props {
  readonly assignment: Assignment;
  readonly focusMode: FocusMode;
}

/** In the line below the article: one's time, and whether one sees the article alone. */
export function Aside({ assignment, focusMode }: Props): JSX.Element {
  const { t } = useTranslation();
  const name = t(focusMode.on ? "comfort.focus.leave" : "comfort.focus.enter");
  return (
    <>
      <WorkTime assignment={assignment} />
      <Button className="plain" onPress={focusMode.toggle} aria-label={name}>
        <span className="wide">{name}</span>
        <span className="narrow" aria-hidden="true">
          {focusMode.on ? "▣" : "▢"}
        </span>{" "}
        <Key act="focus" className="wide" />
      </Button>
    </>
  );
}
