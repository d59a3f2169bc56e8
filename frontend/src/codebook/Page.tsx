import { useQueryClient } from "@tanstack/react-query";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { client } from "../api/client";
import { found } from "../api/problem";
import { Loaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { CodebookView } from "./CodebookView";
import { TakePreset } from "./TakePreset";
import "./codebook.css";

async function load(project: string) {
  const params = { path: { project } };
  return found(await client.GET("/api/v1/projects/{project}/codebook/", { params }));
}

export default function CodebookPage({ shell }: PageProps): JSX.Element {
  const slug = shell.project ?? "";
  const queries = useQueryClient();
  const name = ["codebook", slug];
  return (
    <ProjectFrame shell={shell} page="codebook">
      <Loaded name={name} load={() => load(slug)}>
        {({ codebook, presets }) => {
          if (codebook) return <CodebookView codebook={codebook} />;
          if (presets.length === 0) return <NoCodebook />;
          const taken = (): void => void queries.invalidateQueries({ queryKey: name });
          return <TakePreset slug={slug} presets={presets} onTaken={taken} />;
        }}
      </Loaded>
    </ProjectFrame>
  );
}

function NoCodebook(): JSX.Element {
  const { t } = useTranslation();
  return (
    <main className="page">
      <h1>{t("nav.pages.codebook")}</h1>
      <p className="lead">{t("codebook.none")}</p>
    </main>
  );
}
