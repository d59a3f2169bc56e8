import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { client, type Dataset } from "../api/client";
import { found } from "../api/problem";
import { Loaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { Contents } from "./Contents";
import "./dataset.css";
import { Downloads } from "./Downloads";
import { Programs } from "./Programs";

async function load(project: string): Promise<Dataset> {
  const params = { path: { project } };
  return found(await client.GET("/api/v1/projects/{project}/dataset/", { params }));
}

export default function DatasetPage({ shell }: PageProps): JSX.Element {
  const { t } = useTranslation();
  const slug = shell.project ?? "";
  return (
    <ProjectFrame shell={shell} page="dataset">
      <Loaded name={["dataset", slug]} load={() => load(slug)}>
        {(dataset) => (
          <main className="page broad dataset">
            <h1>{t("dataset.title")}</h1>
            <p className="lead">{t("dataset.lead")}</p>
            <Contents dataset={dataset} />
            <Downloads dataset={dataset} />
            <Programs dataset={dataset} />
          </main>
        )}
      </Loaded>
    </ProjectFrame>
  );
}
