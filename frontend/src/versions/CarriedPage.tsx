import { useQueryClient } from "@tanstack/react-query";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { client, type Carried } from "../api/client";
import { found } from "../api/problem";
import { Header } from "../ui/Header";
import { Loaded } from "../ui/Loaded";
import type { PageProps } from "../ui/shell";
import { useTitle } from "../ui/useTitle";
import { useSending } from "../ui/useSending";
import { Offers } from "./Offers";
import "./versions.css";

const PATH = "/api/v1/assignments/{assignment}/carried/";

async function load(assignment: number): Promise<Carried> {
  return found(await client.GET(PATH, { params: { path: { assignment } } }));
}

export interface Decision {
  readonly accept: string[];
  readonly decline: string[];
}

async function send(assignment: number, body: Decision): Promise<Carried> {
  return found(await client.POST(PATH, { params: { path: { assignment } }, body }));
}

/** An annotator looks at the labels of the older text, and says which of them go along. */
export default function CarriedPage({ shell }: PageProps): JSX.Element {
  const id = Number(shell.assignment);
  return (
    <>
      <Header name={shell.name} />
      <Loaded name={["carried", id]} load={() => load(id)}>
        {(carried) => <Shown id={id} carried={carried} />}
      </Loaded>
    </>
  );
}

function Shown({ id, carried }: { readonly id: number; readonly carried: Carried }): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const deciding = useSending({
    mutationFn: (decision: Decision) => send(id, decision),
    onSuccess: (now) => queries.setQueryData(["carried", id], now),
  });
  const { article, old_version: old, version, note } = carried;
  useTitle(t("carried.title"));
  return (
    <main className="page carried">
      <h1>{t("carried.title")}</h1>
      <p className="lead">
        {t("carried.lead", { headline: article.headline, old, version })} {note && t("carried.note", { note })}
      </p>
      <Offers carried={carried} deciding={deciding} />
      <p className="actions">
        <a href={`/assignments/${id}/`}>{t("carried.article")}</a>
      </p>
    </main>
  );
}
