import type { JSX, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type words from "../i18n/en/shared.json";
import { Header } from "./Header";
import type { Shell } from "./shell";
import { useTitle } from "./useTitle";

/** The pages of a project, in the order of the work; those with `managers` are theirs alone. */
const PAGES: readonly Place[] = [
  { page: "project", path: "", managers: false },
  { page: "spans", path: "spans/", managers: false },
  { page: "agreement", path: "agreement/", managers: false },
];

type Name = keyof typeof words.nav.pages;

interface Place {
  readonly page: Name;
  readonly path: string;
  readonly managers: boolean;
}

interface Props {
  readonly shell: Shell;
  readonly page: Name;
  readonly children: ReactNode;
}

/** What every page of a project has around it: whose project it is, and the way to its other pages. */
export function ProjectFrame({ shell, page, children }: Props): JSX.Element {
  const { t } = useTranslation();
  useTitle(`${t(`nav.pages.${page}`)} · ${shell.projectName ?? ""}`);
  return (
    <>
      <Header user={shell.user}>
        <a className="here" href={`/projects/${shell.project}/`}>
          {shell.projectName}
        </a>
        <span className="space" />
      </Header>
      <nav className="tabs" aria-label={t("nav.project")}>
        {PAGES.filter(({ managers }) => !managers || shell.role === "manager").map((one) => (
          <a
            key={one.page}
            href={`/projects/${shell.project}/${one.path}`}
            aria-current={one.page === page ? "page" : undefined}
          >
            {t(`nav.pages.${one.page}`)}
          </a>
        ))}
      </nav>
      {children}
    </>
  );
}
