import { useQuery } from "@tanstack/react-query";
import { useState, type JSX } from "react";
import { Button, ToggleButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Story } from "../api/client";
import { found } from "../api/problem";
import { useDays } from "../stories/useDays";
import { Loaded } from "../ui/Loaded";
import { ProjectFrame } from "../ui/ProjectFrame";
import type { PageProps } from "../ui/shell";
import { useTitle } from "../ui/useTitle";
import { Families } from "./Families";
import { RenameDialog } from "./RenameDialog";
import { SideBySide } from "./SideBySide";
import { textQuery } from "./texts";
import "../ui/form.css";
import "./story.css";

const MOST_SHOWN = 100;

async function load(project: string, story: number): Promise<Story> {
  return found(await client.GET("/api/v1/projects/{project}/stories/{story}/", { params: { path: { project, story } } }));
}

/** One event as several outlets told it, side by side. */
export default function StoryPage({ shell }: PageProps): JSX.Element {
  const { t } = useTranslation();
  const project = shell.project ?? "";
  const number = Number(location.pathname.split("/").at(-2));
  return (
    <ProjectFrame shell={shell} page="stories">
      <Loaded name={["story", project, number]} load={() => load(project, number)} list={{ href: `/projects/${project}/stories/`, name: t("stories.all") }}>
        {(story) => <StoryView slug={project} story={story} manages={shell.role === "manager"} />}
      </Loaded>
    </ProjectFrame>
  );
}

interface Props {
  readonly slug: string;
  readonly story: Story;
  readonly manages: boolean;
}

function StoryView({ slug, story, manages }: Props): JSX.Element {
  const { t } = useTranslation();
  const [marked, setMarked] = useState(false);
  const [told, setTold] = useState("");
  useTitle(story.name);
  return (
    <main className="page story">
      <Heading slug={slug} story={story} manages={manages} />
      <p role="status" className="quiet">
        {told}
      </p>
      {story.tellings.length === 0 ? (
        <p className="lead">{t("stories.untold")}</p>
      ) : (
        <>
          <div className="wishes">
            <ToggleButton className="toggle" isSelected={marked} onChange={setMarked}>
              {t("stories.labels")}
            </ToggleButton>
            {marked && <FamiliesOf slug={slug} text={story.tellings[0]?.text ?? 0} />}
          </div>
          <SideBySide {...{ slug, story, manages, marked }} onTakenOut={setTold} />
        </>
      )}
      {story.articles > MOST_SHOWN && <p className="quiet">{t("stories.first", { count: MOST_SHOWN })}</p>}
    </main>
  );
}

function Heading({ slug, story, manages }: Props): JSX.Element {
  const { t } = useTranslation();
  const days = useDays();
  const [renaming, setRenaming] = useState(false);
  const facts = [
    t("stories.articles", { count: story.articles }),
    t("stories.outlets", { count: story.outlets }),
    days(story.first, story.last),
  ];
  return (
    <header>
      <h1>{story.name}</h1>
      <p className="quiet about">
        <span>{facts.filter(Boolean).join(" · ")}</span>
        <a href={`/projects/${slug}/articles/?story=${encodeURIComponent(story.name)}`}>{t("stories.list")}</a>
        <a href={`/projects/${slug}/stories/`}>{t("stories.all")}</a>
        {manages && (
          <Button className="plain" onPress={() => setRenaming(true)}>
            {t("stories.rename")}
          </Button>
        )}
      </p>
      {renaming && <RenameDialog slug={slug} story={story} onClose={() => setRenaming(false)} />}
    </header>
  );
}

function FamiliesOf({ slug, text }: { readonly slug: string; readonly text: number }): JSX.Element | null {
  const { data } = useQuery(textQuery(slug, text));
  return data ? <Families families={data.codebook?.families ?? []} /> : null;
}
