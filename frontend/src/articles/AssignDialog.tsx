import { useQueryClient } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { useTranslation } from "react-i18next";
import { client, type Load, type Overview } from "../api/client";
import { found } from "../api/problem";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { Loaded } from "../ui/Loaded";
import { toggled } from "../ui/toggled";
import { useSending } from "../ui/useSending";

interface Props {
  readonly slug: string;
  readonly articles: number[];
  readonly onDone: (assignments: number) => void;
  readonly onClose: () => void;
}

const PATH = "/api/v1/projects/{project}/assignments/";

async function load(project: string): Promise<Overview> {
  return found(await client.GET(PATH, { params: { path: { project } } }));
}

async function assign(project: string, articles: number[], annotators: string[]) {
  return found(await client.POST(PATH, { params: { path: { project } }, body: { articles, annotators, only_unassigned: false } }));
}

export function AssignDialog({ slug, articles, onDone, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <Dialog title={t("articles.assign.title", { count: articles.length })} onClose={onClose}>
      <Loaded name={["loads", slug, articles]} load={() => load(slug)}>
        {({ annotators }) =>
          annotators.length === 0 ? (
            <p>{t("articles.assign.none")}</p>
          ) : (
            <Choice people={annotators} {...{ slug, articles, onDone, onClose }} />
          )
        }
      </Loaded>
    </Dialog>
  );
}

function Choice({ people, slug, articles, onDone, onClose }: Props & { readonly people: readonly Load[] }): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [names, setNames] = useState<readonly string[]>([]);
  const giving = useSending({
    mutationFn: () => assign(slug, articles, [...names]),
    onSuccess: async ({ assignments }) => {
      queries.removeQueries({ queryKey: ["loads", slug] });
      await queries.invalidateQueries({ queryKey: ["articles", slug] });
      onDone(assignments);
    },
  });
  return (
    <>
      <p className="quiet">{t("articles.assign.lead")}</p>
      <Confirm
        sending={giving}
        yes={t("articles.assign.yes")}
        no={t("articles.assign.no")}
        isReady={names.length > 0}
        onClose={onClose}
      >
        <fieldset className="people">
          <legend>{t("articles.assign.annotators")}</legend>
          {people.map((one) => (
            <label key={one.pseudonym} className="tick">
              <input type="checkbox" checked={names.includes(one.pseudonym)} onChange={() => setNames(toggled(names, one.pseudonym))} />
              {one.name}
              <span className="quiet">{t("articles.assign.load", { count: total(one) })}</span>
            </label>
          ))}
        </fieldset>
      </Confirm>
    </>
  );
}

function total({ open, in_progress: begun, returned, submitted }: Load): number {
  return open + begun + returned + submitted;
}
