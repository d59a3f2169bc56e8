import { useQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type WholeCodebook } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { Markdown } from "./parts";

type GuidelinePage = WholeCodebook["guidelines"][number];

interface Props {
  readonly project: string;
  readonly version: number;
  readonly open: string | null;
  readonly onOpen: (slug: string | null) => void;
}

async function load(project: string, version: number): Promise<readonly GuidelinePage[]> {
  const params = { path: { project }, query: { version } };
  const answer = found(await client.GET("/api/v1/projects/{project}/codebook/", { params }));
  return answer.codebook?.guidelines ?? [];
}

/** The guidelines of the version one marks under: their titles, or the one that is read. */
export function GuidePages({ project, version, open, onOpen }: Props): JSX.Element | null {
  const pages = useQuery({ queryKey: ["guidelines", project, version], queryFn: () => load(project, version) });
  if (pages.error) return <Failure error={pages.error} />;
  if (!pages.data || pages.data.length === 0) return null;
  const page = pages.data.find(({ slug }) => slug === open);
  return page ? <OnePage page={page} onBack={() => onOpen(null)} /> : <Titles pages={pages.data} onOpen={onOpen} />;
}

function Titles({ pages, onOpen }: { pages: readonly GuidelinePage[]; onOpen: (slug: string) => void }): JSX.Element {
  const { t } = useTranslation();
  return (
    <nav className="titles" aria-label={t("guide.pages")}>
      <h3>{t("guide.pages")}</h3>
      <ul>
        {pages.map(({ slug, title }) => (
          <li key={slug}>
            <Button className="plain" onPress={() => onOpen(slug)}>
              {title}
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function OnePage({ page, onBack }: { page: GuidelinePage; onBack: () => void }): JSX.Element {
  const { t } = useTranslation();
  return (
    <article aria-labelledby="guide-page">
      <Button className="plain back" onPress={onBack} autoFocus>
        ‹ {t("guide.back")}
      </Button>
      <h2 id="guide-page">{page.title}</h2>
      <Markdown>{page.body}</Markdown>
    </article>
  );
}
