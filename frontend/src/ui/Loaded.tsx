import { useQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/problem";

interface Props<T> {
  readonly name: readonly unknown[];
  readonly load: () => Promise<T>;
  readonly children: (data: T) => JSX.Element;
  /** Where one finds what there is, if this is not there. */
  readonly list?: List;
  /** What can be shown nevertheless of what is there but did not come. */
  readonly instead?: JSX.Element;
}

interface List {
  readonly href: string;
  readonly name: string;
}

const ABSENT: readonly number[] = [404, 409, 410];

function isAbsent(error: Error | null): boolean {
  return error instanceof Problem && ABSENT.includes(error.status);
}

/** Why a page is not there: the server's own sentence, or ours where it could give none. */
function Reason({ error }: { readonly error: Error | null }): JSX.Element {
  const { t } = useTranslation();
  if (!(error instanceof Problem)) return <p>{t("failed.unreachable")}</p>;
  if (error.status === 401) {
    return (
      <p>
        {t("failed.signedOut")} <a href={`/accounts/login/?next=${location.pathname}`}>{t("failed.signIn")}</a>
      </p>
    );
  }
  return <p>{error.status >= 500 || error.sentence === "" ? t("failed.broken") : error.sentence}</p>;
}

/** Shows what a request brought, or a sentence why it brought nothing. */
export function Loaded<T>({ name, load, children, list, instead }: Props<T>): JSX.Element {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: name, queryFn: load });
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) {
    return (
      <div className="page">
        <p className="quiet">{t("loading")}</p>
        {instead}
      </div>
    );
  }
  return (
    <div className="page">
      <Unloaded error={query.error} {...(list && { list })} onRetry={() => void query.refetch()} />
      {!isAbsent(query.error) && instead}
    </div>
  );
}

interface UnloadedProps {
  readonly error: Error | null;
  readonly onRetry: () => void;
  readonly list?: List;
}

/** In the place of what could not be loaded: why, and the way to try again, or on from there. */
export function Unloaded({ error, onRetry, list }: UnloadedProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <h1>{t("failed.title")}</h1>
      <Reason error={error} />
      {isAbsent(error) ? (
        <a className="strong" href={list?.href ?? "/"}>
          {list?.name ?? t("failed.home")}
        </a>
      ) : (
        <Button className="strong" onPress={onRetry}>
          {t("failed.retry")}
        </Button>
      )}
    </div>
  );
}
