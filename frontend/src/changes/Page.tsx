import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { client, type ChangePlan, type ChangePlans } from "../api/client";
import { found } from "../api/problem";
import { Loaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { PlanView } from "./PlanView";
import { Start } from "./Start";
import "./changes.css";

async function loadAll(project: string): Promise<ChangePlans> {
  return found(await client.GET("/api/v1/projects/{project}/changes/", { params: { path: { project } } }));
}

async function loadOne(project: string, uuid: string): Promise<ChangePlan> {
  const params = { path: { project, uuid } };
  return found(await client.GET("/api/v1/projects/{project}/changes/{uuid}/", { params }));
}

/** The plans of a project, or one of them, as the address says. */
export default function ChangesPage({ shell }: PageProps): JSX.Element {
  const { t } = useTranslation();
  const slug = shell.project ?? "";
  const last = location.pathname.split("/").at(-2) ?? "";
  return (
    <ProjectFrame shell={shell} page="codebook">
      {last === "changes" ? (
        <Loaded name={["changes", slug]} load={() => loadAll(slug)}>
          {(plans) => <Start slug={slug} plans={plans} />}
        </Loaded>
      ) : (
        <Loaded name={["change", slug, last]} load={() => loadOne(slug, last)} list={{ href: `/projects/${slug}/changes/`, name: t("changes.back") }}>
          {(plan) => <PlanView slug={slug} plan={plan} />}
        </Loaded>
      )}
    </ProjectFrame>
  );
}
