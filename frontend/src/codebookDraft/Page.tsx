import { useQueryClient } from "@tanstack/react-query";
import type { JSX } from "react";
import { client, type DraftStart } from "../api/client";
import { found } from "../api/problem";
import { Loaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { Editor } from "./Editor";
import { Start } from "./Start";
import "./draft.css";

/** The draft, or what one could begin like. */
async function load(project: string): Promise<DraftStart> {
  return found(await client.GET("/api/v1/projects/{project}/codebook/draft/start/", { params: { path: { project } } }));
}

export default function CodebookDraftPage({ shell }: PageProps): JSX.Element {
  const project = shell.project ?? "";
  const queries = useQueryClient();
  const name = ["codebook draft", project];
  return (
    <ProjectFrame shell={shell} page="codebook">
      <Loaded name={name} load={() => load(project)}>
        {(known) =>
          known.draft ? (
            <Editor project={project} draft={known.draft} />
          ) : (
            <Start project={project} start={known} onStarted={(draft) => queries.setQueryData(name, { ...known, draft })} />
          )
        }
      </Loaded>
    </ProjectFrame>
  );
}
