import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Assignment } from "../api/client";
import { Header } from "../ui/Header";
import { Loaded } from "../ui/Loaded";
import type { PageProps, Shell } from "../ui/shell";
import { FirstWords, useFirstWords, useReadOn } from "./FirstWords";
import { openAssignment, type Opened } from "./reading";
import { Workbench } from "./Workbench";
import { useTitle } from "../ui/useTitle";

// On their way while the words are: letters that come later would move them.
void document.fonts.load('1em "Source Serif 4 Variable"');

interface Opening {
  readonly queryKey: readonly unknown[];
  readonly queryFn: () => Promise<Opened>;
}

/** The first words are in the shell, and stay there until all of the article can take their place. */
export function ahead({ assignment, user }: Shell): Opening {
  const id = Number(assignment);
  return { queryKey: ["assignment", id], queryFn: () => openAssignment(id, user) };
}

export default function AnnotatePage({ shell }: PageProps): JSX.Element {
  const { queryKey, queryFn } = ahead(shell);
  const words = useFirstWords();
  return (
    <Loaded name={queryKey} load={queryFn} {...(words && { instead: <FirstWords words={words} /> })}>
      {(opened) => <Annotate {...opened} shell={shell} />}
    </Loaded>
  );
}

function Annotate({ assignment, unsent, shell }: Opened & { readonly shell: Shell }): JSX.Element {
  const { t } = useTranslation();
  useTitle(assignment.article.headline);
  useReadOn();
  return (
    <div className="annotate">
      <Workbench
        assignment={assignment}
        user={shell.user}
        unsent={unsent}
        header={(tools) => (
          <Header name={shell.name}>
            <span className="wide of">{assignment.project.name}</span>
            <span className="space" />
            {assignment.carried && <a href={`/assignments/${assignment.id}/carried/`}>{t("annotate.carried")}</a>}
            {tools}
            <Place assignment={assignment} />
          </Header>
        )}
      />
    </div>
  );
}

/** Where one is in one's list, and the way to the neighbours. */
function Place({ assignment }: { assignment: Assignment }): JSX.Element {
  const { t } = useTranslation();
  const { position, total, previous, following } = assignment.queue;
  const words = t("annotate.of", { position, total });
  return (
    <nav className="place" aria-label={t("annotate.articles")}>
      <Neighbour id={previous} sign="‹" name={t("annotate.previous")} />
      <span className="wide">{words}</span>
      <progress className="wide" max={total} value={position} aria-label={words} />
      <Neighbour id={following} sign="›" name={t("annotate.following")} />
    </nav>
  );
}

function Neighbour({ id, sign, name }: { id: number | null; sign: string; name: string }): JSX.Element | null {
  if (id === null) return null;
  return (
    <a href={`/assignments/${id}/`} aria-label={name} title={name}>
      {sign}
    </a>
  );
}
