import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type HistoryLine } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { useSending } from "../ui/useSending";
import { inWords } from "../ui/words";

interface Props {
  readonly slug: string;
  readonly lines: readonly HistoryLine[];
  readonly onRestored: () => void;
}

async function restore(project: string, span: number) {
  const params = { path: { project, span } };
  return found(await client.POST("/api/v1/projects/{project}/spans/{span}/restore/", { params }));
}

export function Lines({ slug, lines, onRestored }: Props): JSX.Element {
  const { t, i18n } = useTranslation();
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "medium" });
  return (
    <ol className="rows lines">
      {lines.map((line) => (
        <li key={line.id}>
          <span className="name">
            {line.said} <span className="quiet">{inWords(line.table)} {line.row}</span>
          </span>
          <Restore {...{ slug, line, onRestored }} />
          <span className="quiet">
            <time dateTime={line.at}>{when.format(new Date(line.at))}</time> · {line.actor || t("history.nobody")}
            {line.text !== null && (
              <>
                {" · "}
                <a href={`/projects/${slug}/texts/${line.text}/`}>{t("history.text")}</a>
              </>
            )}
          </span>
          <Values line={line} />
        </li>
      ))}
    </ol>
  );
}

function Values({ line }: { readonly line: HistoryLine }): JSX.Element | null {
  const { t } = useTranslation();
  if (line.changes.length === 0) return null;
  return (
    <details>
      <summary>{t("history.values", { count: line.changes.length })}</summary>
      <dl>
        {line.changes.map(({ field, old, new: now }) => (
          <div key={field}>
            <dt>{inWords(field)}</dt>
            <dd dir="auto">{old === null ? told(now) : t("history.change", { old: told(old), new: now === null ? t("history.nothing") : told(now) })}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function told(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** At the line that deleted a label, while it is deleted. */
function Restore({ slug, line, onRestored }: Omit<Props, "lines"> & { readonly line: HistoryLine }): JSX.Element | null {
  const { t } = useTranslation();
  const restoring = useSending({ mutationFn: () => restore(slug, line.row), onSuccess: onRestored });
  if (!line.restorable || line.verb !== "delete span") return null;
  return (
    <span>
      <Button className="soft" isDisabled={restoring.isPending} onPress={() => restoring.mutate()}>
        {t("history.restore")}
      </Button>
      <Failure error={restoring.error} />
    </span>
  );
}
