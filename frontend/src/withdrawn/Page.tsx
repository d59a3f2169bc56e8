import { useQueryClient } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Tombstone } from "../api/client";
import { found } from "../api/problem";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { Loaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { useDay } from "../ui/useDay";
import { useSending } from "../ui/useSending";

async function load(project: string): Promise<readonly Tombstone[]> {
  const params = { path: { project }, query: { page_size: 1000 } };
  return found(await client.GET("/api/v1/projects/{project}/withdrawn/", { params })).results;
}

async function restore(project: string, article: number): Promise<Tombstone> {
  const params = { path: { project, article } };
  return found(await client.DELETE("/api/v1/projects/{project}/articles/{article}/withdrawal/", { params }));
}

/** What is left of withdrawn articles: that they were there, why they went, how much was marked. */
export default function WithdrawnPage({ shell }: PageProps): JSX.Element {
  const slug = shell.project ?? "";
  return (
    <ProjectFrame shell={shell} page="articles">
      <Loaded name={["withdrawn", slug]} load={() => load(slug)}>
        {(rows) => <Withdrawn slug={slug} rows={rows} />}
      </Loaded>
    </ProjectFrame>
  );
}

function Withdrawn({ slug, rows }: { readonly slug: string; readonly rows: readonly Tombstone[] }): JSX.Element {
  const { t } = useTranslation();
  const day = useDay();
  const [asked, setAsked] = useState<number | null>(null);
  return (
    <main className="page">
      <h1>{t("withdrawn.title")}</h1>
      <p className="lead">{t(rows.length === 0 ? "withdrawn.none" : "withdrawn.lead")}</p>
      <ul className="rows">
        {rows.map((row) => (
          <li key={row.id}>
            <span className="name">{t("withdrawn.article", { number: String(row.id), outlet: row.outlet ?? t("withdrawn.noOutlet") })}</span>
            <Button className="soft" aria-label={t("withdrawn.restoreOf", { number: String(row.id) })} onPress={() => setAsked(row.id)}>
              {t("withdrawn.restore")}
            </Button>
            <span className="quiet">
              {[row.withdrawn_at && day(row.withdrawn_at), row.reason, t("withdrawn.spans", { count: row.spans })]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      <p className="actions">
        <a href={`/projects/${slug}/articles/`}>{t("withdrawn.back")}</a>
      </p>
      {asked !== null && <RestoreDialog slug={slug} article={asked} onClose={() => setAsked(null)} />}
    </main>
  );
}

function RestoreDialog({ slug, article, onClose }: { readonly slug: string; readonly article: number; readonly onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const restoring = useSending({
    mutationFn: () => restore(slug, article),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["withdrawn", slug] });
      onClose();
    },
  });
  return (
    <Dialog title={t("withdrawn.ask", { number: String(article) })} onClose={onClose}>
      <p>{t("withdrawn.means")}</p>
      <Confirm sending={restoring} yes={t("withdrawn.yes")} no={t("withdrawn.no")} isGrave onClose={onClose} />
    </Dialog>
  );
}
