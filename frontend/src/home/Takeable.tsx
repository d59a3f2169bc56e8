import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Home } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { useSending } from "../ui/useSending";

type Project = Home["projects"][number];

interface Props {
  readonly projects: readonly Project[];
  /** Nothing else waits, so this is what comes next. */
  readonly first: boolean;
}

async function take(project: string): Promise<number> {
  return found(await client.POST("/api/v1/projects/{project}/assignments/next/", { params: { path: { project } } })).id;
}

/** Articles that are given to nobody: whoever wants takes the next one. */
export function Takeable({ projects, first }: Props): JSX.Element {
  return (
    <>
      {projects
        .filter(({ takeable }) => takeable > 0)
        .map((project) => (
          <Pool key={project.slug} {...{ project, first }} />
        ))}
    </>
  );
}

function Pool({ project, first }: { readonly project: Project; readonly first: boolean }): JSX.Element {
  const { t } = useTranslation();
  const taking = useSending({
    mutationFn: () => take(project.slug),
    onSuccess: (id) => location.assign(`/assignments/${id}/`),
  });
  return (
    <p className="next">
      <Button className={first ? "strong" : "soft"} autoFocus={first} isDisabled={taking.isPending} onPress={() => taking.mutate()}>
        {t("home.take")}
      </Button>
      <span className="quiet">{t("home.takeable", { count: project.takeable, project: project.name })}</span>
      <Failure error={taking.error} />
    </p>
  );
}
