import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { MarkedText } from "../api/client";
import { useDay } from "../ui/useDay";
import { WithdrawDialog } from "./WithdrawDialog";

interface Props {
  readonly marked: MarkedText;
  readonly manages: boolean;
}

/** The versions of this text with the way to each, and what a manager may do with the article. */
export function Versions({ marked, manages }: Props): JSX.Element | null {
  const { t } = useTranslation();
  if (!manages && marked.versions.length < 2) return null;
  return (
    <nav className="versions" aria-label={t("versions.title")}>
      {marked.versions.length > 1 && <Switch marked={marked} />}
      {manages && <Acts marked={marked} />}
    </nav>
  );
}

function Switch({ marked }: { readonly marked: MarkedText }): JSX.Element {
  const { t } = useTranslation();
  const day = useDay();
  const { project, versions, text } = marked;
  return (
    <ul>
      {versions.map((one) => (
        <li key={one.text}>
          <a href={`/projects/${project.slug}/texts/${one.text}/`} aria-current={one.text === text.id ? "page" : undefined}>
            {t("versions.version", { version: one.version })}
          </a>{" "}
          <span className="quiet">
            {[day(one.created_at), t("versions.assignments", { count: one.assignments }), one.note].filter(Boolean).join(" · ")}
          </span>{" "}
          {one.version > 1 && (
            <a
              href={`/projects/${project.slug}/texts/${one.text}/difference/${one.version - 1}/`}
              aria-label={t("versions.changedOf", { version: one.version })}
            >
              {t("versions.changed")}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function Acts({ marked }: { readonly marked: MarkedText }): JSX.Element {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const newest = marked.versions.at(-1)?.text ?? marked.text.id;
  return (
    <p className="acts">
      <a href={`/projects/${marked.project.slug}/texts/${newest}/correct/`}>{t("versions.correct")}</a>
      <Button className="plain" onPress={() => setAsking(true)}>
        {t("versions.withdraw")}
      </Button>
      {asking && <WithdrawDialog marked={marked} onClose={() => setAsking(false)} />}
    </p>
  );
}
