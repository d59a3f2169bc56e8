import { useLayoutEffect, useRef, type JSX, type ReactNode, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type words from "../i18n/en/shared.json";
import { Header } from "./Header";
import type { Shell } from "./shell";
import { useTitle } from "./useTitle";

/** The pages of a project, in the order of the work; those with `managers` are theirs alone.
 *  Annotators are blind to what others mark, so they have only those with `everybody`. */
const PAGES: readonly Place[] = [
  { page: "project", path: "", managers: false },
  { page: "articles", path: "articles/", managers: false },
  { page: "stories", path: "stories/", managers: false },
  { page: "assignments", path: "assignments/", managers: true },
  { page: "spans", path: "spans/", managers: false },
  { page: "review", path: "review/", managers: false, reviewers: true },
  { page: "agreement", path: "agreement/", managers: false },
  { page: "dataset", path: "dataset/", managers: false },
  { page: "codebook", path: "codebook/", managers: false, everybody: true },
  { page: "threads", path: "threads/", managers: false, everybody: true, reviewers: true },
  { page: "people", path: "people/", managers: true },
  { page: "history", path: "history/", managers: true },
];

type Name = keyof typeof words.nav.pages;

interface Place {
  readonly page: Name;
  readonly path: string;
  readonly managers: boolean;
  readonly everybody?: boolean;
  /** Theirs and the managers' alone. */
  readonly reviewers?: boolean;
}

interface Props {
  readonly shell: Shell;
  readonly page: Name;
  readonly children: ReactNode;
}

function openTo(role: string | undefined): readonly Place[] {
  if (role === "annotator") return PAGES.filter(({ everybody }) => everybody);
  if (role === "manager") return PAGES;
  return PAGES.filter(({ managers, reviewers }) => !managers && (!reviewers || role === "reviewer"));
}

/** Scrolls the tabs alone, as far as the current one needs; the page stays where it is. */
function useCurrentInView(): RefObject<HTMLElement | null> {
  const tabs = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const nav = tabs.current;
    const current = nav?.querySelector<HTMLElement>("[aria-current]");
    if (nav && current) nav.scrollLeft = current.offsetLeft - (nav.clientWidth - current.offsetWidth) / 2;
  }, []);
  return tabs;
}

/** What every page of a project has around it: whose project it is, and the way to its other pages. */
export function ProjectFrame({ shell, page, children }: Props): JSX.Element {
  const { t } = useTranslation();
  const places = openTo(shell.role);
  const tabs = useCurrentInView();
  useTitle(`${t(`nav.pages.${page}`)} · ${shell.projectName ?? ""}`);
  return (
    <>
      <Header name={shell.name}>
        <a className="here" href={`/projects/${shell.project}/${places[0]?.path ?? ""}`}>
          {shell.projectName}
        </a>
        <span className="space" />
      </Header>
      <nav className="tabs" ref={tabs} aria-label={t("nav.project")}>
        {places.map((one) => (
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
