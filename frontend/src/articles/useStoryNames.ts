import { useQuery } from "@tanstack/react-query";
import { client } from "../api/client";
import { found } from "../api/problem";
import { useSettled } from "../ui/useSettled";

interface Names {
  readonly names: readonly string[];
  /** Whether they answer what is typed now. */
  readonly isSure: boolean;
}

async function load(project: string, name: string): Promise<string[]> {
  const query = name === "" ? {} : { name };
  const { results } = found(await client.GET("/api/v1/projects/{project}/stories/", { params: { path: { project }, query } }));
  return results.map((story) => story.name);
}

/** Of the project's stories those whose name has in it what is typed, however many there are. */
export function useStoryNames(slug: string, typed: string): Names {
  const asked = useSettled(typed);
  const { data, isSuccess } = useQuery({ queryKey: ["stories named", slug, asked], queryFn: () => load(slug, asked), staleTime: 0 });
  return { names: data ?? [], isSure: isSuccess && asked === typed };
}
