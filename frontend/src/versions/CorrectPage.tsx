import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { client, type MarkedText } from "../api/client";
import { found } from "../api/problem";
import { Loaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { useTitle } from "../ui/useTitle";
import { CorrectForm } from "./CorrectForm";
import "./versions.css";

async function load(project: string, text: number): Promise<MarkedText> {
  const params = { path: { project, text } };
  return found(await client.GET("/api/v1/projects/{project}/texts/{text}/", { params }));
}

/** A manager corrects an article's words: what is written becomes the next version. */
export default function CorrectPage({ shell }: PageProps): JSX.Element {
  const text = Number(shell.text);
  return (
    <ProjectFrame shell={shell} page="articles">
      <Loaded name={["text", text]} load={() => load(shell.project ?? "", text)}>
        {(marked) => <Correct marked={marked} />}
      </Loaded>
    </ProjectFrame>
  );
}

function Correct({ marked }: { readonly marked: MarkedText }): JSX.Element {
  const { t } = useTranslation();
  useTitle(t("correct.title"));
  return (
    <main className="page correct">
      <h1>{t("correct.title")}</h1>
      <p className="lead">{t("correct.lead")}</p>
      <CorrectForm marked={marked} />
    </main>
  );
}
