import { useMemo, type JSX } from "react";
import { useTranslation } from "react-i18next";
import { client, type Difference } from "../api/client";
import { found } from "../api/problem";
import { Kicker } from "../article/Kicker";
import { Loaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { useTitle } from "../ui/useTitle";
import { BringWork } from "./BringWork";
import { DifferenceText } from "./DifferenceText";
import { Fates } from "./Fates";
import "./versions.css";

async function load(project: string, text: number, version: number): Promise<Difference> {
  const params = { path: { project, text, version } };
  return found(await client.GET("/api/v1/projects/{project}/texts/{text}/difference/{version}/", { params }));
}

/** What a correction changed, and what became of the labels on the older version. */
export default function DifferencePage({ shell }: PageProps): JSX.Element {
  const { t } = useTranslation();
  const project = shell.project ?? "";
  const text = Number(shell.text);
  const version = Number(location.pathname.split("/").at(-2));
  return (
    <ProjectFrame shell={shell} page="articles">
      <Loaded name={["difference", text, version]} load={() => load(project, text, version)} list={{ href: `/projects/${project}/articles/`, name: t("withdrawn.back") }}>
        {(difference) => <Shown difference={difference} manages={shell.role === "manager"} />}
      </Loaded>
    </ProjectFrame>
  );
}

function Shown({ difference, manages }: { readonly difference: Difference; readonly manages: boolean }): JSX.Element {
  const { t } = useTranslation();
  const { article, project, old, new: now, note } = difference;
  const versions = { old: old.version, now: now.version };
  const title = t("versions.between", versions);
  useTitle(`${title} · ${article.headline}`);
  const orphans = useMemo(() => difference.spans.filter((span) => span.fate === "orphan"), [difference]);
  const of = (text: number): string => `/projects/${project.slug}/texts/${text}/`;
  return (
    <main className="page broad difference">
      <h1>{title}</h1>
      <p className="lead">{note || t("versions.noNote")}</p>
      <p className="actions">
        <a href={of(old.id)}>{t("versions.version", { version: old.version })}</a>
        <a href={of(now.id)}>{t("versions.version", { version: now.version })}</a>
      </p>
      <Kicker article={article} />
      <div className="abreast">
        <DifferenceText difference={difference} />
        <aside aria-label={t("versions.work")}>
          {manages && difference.newest && <BringWork slug={project.slug} article={article.id} />}
          <Fates spans={difference.spans} orphans={orphans} text={old.id} slug={project.slug} />
        </aside>
      </div>
    </main>
  );
}
