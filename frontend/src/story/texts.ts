import { client, type MarkedText } from "../api/client";
import { found } from "../api/problem";

async function load(project: string, text: number): Promise<MarkedText> {
  const params = { path: { project, text } };
  return found(await client.GET("/api/v1/projects/{project}/texts/{text}/", { params }));
}

/** One article with everybody's spans; kept, so that going back and forth asks nothing again. */
export function textQuery(project: string, text: number) {
  return { queryKey: ["text", project, text], queryFn: () => load(project, text) };
}
