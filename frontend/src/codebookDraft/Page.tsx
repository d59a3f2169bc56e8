import { useQueryClient } from "@tanstack/react-query";
import type { JSX } from "react";
import { client, type CodebookPage, type Draft } from "../api/client";
import { found } from "../api/problem";
import { load } from "../codebook/loading";
import { Loaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { Editor } from "./Editor";
import { Start } from "./Start";
import "./draft.css";

type First = { readonly draft: Draft } | { readonly page: CodebookPage };

/** The draft, or what one could begin like. */
async function first(project: string): Promise<First> {
  const answer = await client.GET("/api/v1/projects/{project}/codebook/draft/", { params: { path: { project } } });
  return answer.response.status === 404 ? { page: await load(project, null) } : { draft: found(answer) };
}

export default function CodebookDraftPage({ shell }: PageProps): JSX.Element {
  const project = shell.project ?? "";
  const queries = useQueryClient();
  const name = ["codebook draft", project];
  return (
    <ProjectFrame shell={shell} page="codebook">
      <Loaded name={name} load={() => first(project)}>
        {(known) =>
          "draft" in known ? (
            <Editor project={project} draft={known.draft} />
          ) : (
            <Start project={project} page={known.page} onStarted={(draft) => queries.setQueryData(name, { draft })} />
          )
        }
      </Loaded>
    </ProjectFrame>
  );
}
