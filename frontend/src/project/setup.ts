import type { Project } from "../api/client";

/** What makes a project run, in the order of the work, and the page where it is done. */
export const STEPS = [
  { name: "codebook", path: "codebook/" },
  { name: "articles", path: "import/" },
  { name: "annotators", path: "people/" },
  { name: "assignments", path: "assignments/" },
  { name: "spans", path: "spans/" },
] as const;

export type Step = (typeof STEPS)[number];

export function isDone({ name }: Step, { codebook, counts }: Project): boolean {
  return name === "codebook" ? codebook !== null : counts[name] > 0;
}

/** Only managers set a project up, and only until it runs. */
export function unfinished(project: Project): boolean {
  return project.role === "manager" && STEPS.some((step) => !isDone(step, project));
}
