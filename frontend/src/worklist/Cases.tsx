import { useState, type JSX } from "react";
import { useTranslation } from "react-i18next";
import { client, type WorkItem, type Worklist } from "../api/client";
import { found } from "../api/problem";
import { Case } from "./Case";
import { useCaseKeys } from "./useCaseKeys";
import { useSending } from "../ui/useSending";

interface Props {
  readonly slug: string;
  readonly uuid: string;
  readonly first: Worklist;
  readonly items: readonly WorkItem[];
}

interface Wish {
  readonly id: number;
  readonly label: string;
}

async function decide(project: string, uuid: string, { id, label }: Wish): Promise<WorkItem> {
  const params = { path: { project, uuid, item: id } };
  const body = { label };
  return found(await client.PUT("/api/v1/projects/{project}/changes/{uuid}/items/{item}/", { params, body }));
}

/** The cases in order; what is decided stays where it is, so that nothing jumps. */
export function Cases({ slug, uuid, first, items }: Props): JSX.Element {
  const { t } = useTranslation();
  const [decided, setDecided] = useState<ReadonlyMap<number, WorkItem>>(new Map());
  const [list, goOn] = useCaseKeys();
  const deciding = useSending({
    mutationFn: (wish: Wish) => decide(slug, uuid, wish),
    onSuccess: (item) => {
      setDecided((before) => new Map(before).set(item.id, item));
      goOn(item.id);
    },
  });
  const now = items.map((item) => decided.get(item.id) ?? item);
  const fewer = items.filter(({ id, done }) => !done && decided.has(id)).length;
  const left = first.open - fewer;
  return (
    <>
      <p className="quiet">{t("changes.planned", { old: first.old, new: first.new })}</p>
      <h1>{t("worklist.title")}</h1>
      <p className="lead">{t("worklist.lead", { old: first.old, new: first.new })}</p>
      <p role="status">{standing()}</p>
      <ol ref={list}>
        {now.map((item) => (
          <Case
            key={item.id}
            slug={slug}
            item={item}
            labels={first.labels}
            isClosed={first.state !== "applied"}
            error={deciding.variables?.id === item.id ? deciding.error : null}
            onChoose={(label) => deciding.mutate({ id: item.id, label })}
          />
        ))}
      </ol>
    </>
  );

  function standing(): string {
    if (first.state === "reverted") return t("worklist.closed");
    if (first.all === 0) return t("worklist.none");
    return left === 0 ? t("worklist.allDone") : t("worklist.left", { count: left, all: first.all });
  }
}
