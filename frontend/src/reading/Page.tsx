import type { JSX } from "react";
import { client, type MarkedText } from "../api/client";
import { found } from "../api/problem";
import { Loaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { useTitle } from "../ui/useTitle";
import { ReadingView } from "./ReadingView";
import "./reading.css";

async function load(project: string, text: number): Promise<MarkedText> {
  const params = { path: { project, text } };
  return found(await client.GET("/api/v1/projects/{project}/texts/{text}/", { params }));
}

export default function ReadingPage({ shell }: PageProps): JSX.Element {
  const text = Number(shell.text);
  return (
    <ProjectFrame shell={shell} page="spans">
      <Loaded name={["text", text]} load={() => load(shell.project ?? "", text)}>
        {(marked) => <Titled marked={marked} role={shell.role} />}
      </Loaded>
    </ProjectFrame>
  );
}

function Titled({ marked, role }: { marked: MarkedText; role: string | undefined }): JSX.Element {
  useTitle(marked.article.headline);
  return <ReadingView marked={marked} role={role} />;
}
