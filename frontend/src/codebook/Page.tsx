import { useQueryClient } from "@tanstack/react-query";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { useAddress } from "../ui/useAddress";
import type { CodebookPage as CodebookPageData } from "../api/client";
import { Loaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { CodebookView } from "./CodebookView";
import { load } from "./loading";
import { TakePreset } from "./TakePreset";
import "./codebook.css";

export default function CodebookPage({ shell }: PageProps): JSX.Element {
  const slug = shell.project ?? "";
  const queries = useQueryClient();
  const [address, setAddress] = useAddress();
  const version = Number(new URLSearchParams(address).get("version")) || null;
  const name = ["codebook", slug, version];
  return (
    <ProjectFrame shell={shell} page="codebook">
      <Loaded name={name} load={() => load(slug, version)}>
        {(page) => {
          const changed = (): void => void queries.invalidateQueries({ queryKey: ["codebook", slug] });
          const choose = (number: number): void => setAddress(`version=${number}`);
          if (page.codebook) {
            const { codebook } = page;
            const changes = shell.role === "manager" ? `/projects/${slug}/changes/` : undefined;
            return (
              <CodebookView
                key={codebook.number}
                project={slug}
                {...{ codebook, page, changes }}
                onChoose={choose}
                onChanged={changed}
              />
            );
          }
          if (page.presets.length === 0) return <NoCodebook slug={slug} page={page} />;
          return <TakePreset slug={slug} presets={page.presets} onTaken={changed} />;
        }}
      </Loaded>
    </ProjectFrame>
  );
}

interface NoneProps {
  readonly slug: string;
  readonly page: CodebookPageData;
}

function NoCodebook({ slug, page }: NoneProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <main className="page">
      <h1>{t("nav.pages.codebook")}</h1>
      <p className="lead">{t("codebook.none")}</p>
      {page.draft && (
        <a className="strong" href={`/projects/${slug}/codebook/draft/`}>
          {t("codebook.versions.goOn")}
        </a>
      )}
    </main>
  );
}
