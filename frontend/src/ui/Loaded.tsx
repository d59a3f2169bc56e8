import { useQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";

interface Props<T> {
  readonly name: readonly unknown[];
  readonly load: () => Promise<T>;
  readonly children: (data: T) => JSX.Element;
}

/** Shows what a request brought, or a sentence why it brought nothing. */
export function Loaded<T>({ name, load, children }: Props<T>): JSX.Element {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: name, queryFn: load });
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return <p className="page quiet">{t("loading")}</p>;
  return (
    <div className="page" role="alert">
      <h1>{t("failed.title")}</h1>
      <p>{query.error?.message === "" ? t("failed.unreachable") : query.error?.message}</p>
      <Button className="strong" onPress={() => void query.refetch()}>
        {t("failed.retry")}
      </Button>
    </div>
  );
}
