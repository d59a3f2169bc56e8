import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { useSending } from "../ui/useSending";

interface Props {
  readonly slug: string;
  readonly article: number;
}

const PATH = "/api/v1/projects/{project}/articles/{article}/older-work/";

/** Brings to the newest text who works on an older one; labels move only as annotators say. */
export function BringWork({ slug, article }: Props): JSX.Element {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const params = { path: { project: slug, article } };
  const key = ["older work", article];
  const work = useQuery({ queryKey: key, queryFn: async () => found(await client.GET(PATH, { params })) });
  const bringing = useSending({
    mutationFn: async () => found(await client.POST(PATH, { params, body: { assignments: null } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
  const list = new Intl.ListFormat(i18n.language);
  const rows = work.data ?? [];
  const names = (begun: boolean): string[] => rows.filter((row) => row.begun === begun).map((row) => row.annotator);
  return (
    <section>
      <h2>{t("versions.work")}</h2>
      <Failure error={work.error ?? bringing.error} />
      <p role="status">{bringing.data && [
        bringing.data.moved > 0 && t("versions.moved", { count: bringing.data.moved }),
        bringing.data.offered > 0 && t("versions.offered", { count: bringing.data.offered }),
      ].filter(Boolean).join(" ")}</p>
      {work.isSuccess && rows.length === 0 && !bringing.data && <p className="quiet">{t("versions.noWork")}</p>}
      {names(false).length > 0 && <p>{t("versions.willMove", { count: names(false).length, who: list.format(names(false)) })}</p>}
      {names(true).length > 0 && <p>{t("versions.willOffer", { count: names(true).length, who: list.format(names(true)) })}</p>}
      {rows.length > 0 && (
        <Button className="strong" isDisabled={bringing.isPending} onPress={() => bringing.mutate()}>
          {t("versions.bring", { count: rows.length })}
        </Button>
      )}
    </section>
  );
}
