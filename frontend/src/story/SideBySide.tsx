import { useQueryClient } from "@tanstack/react-query";
import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client, type Story, type Telling } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { useSending } from "../ui/useSending";
import { TellingColumn } from "./TellingColumn";
import { useCurrent } from "./useCurrent";
import { useRoom } from "./useRoom";

interface Props {
  readonly slug: string;
  readonly story: Story;
  readonly manages: boolean;
  readonly marked: boolean;
  readonly onTakenOut: (sentence: string) => void;
}

async function takeOut(project: string, article: number) {
  const params = { path: { project } };
  const body = { story: null, articles: [article] };
  return found(await client.PUT("/api/v1/projects/{project}/articles/story/", { params, body }));
}

/** As many articles as there is room for; the arrow keys and the buttons above go through them all. */
export function SideBySide({ slug, story, manages, marked, onTakenOut }: Props): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { tellings } = story;
  const room = Math.min(useRoom(), tellings.length);
  const { current, first, show } = useCurrent(tellings.length, room);
  const taking = useSending({
    mutationFn: ({ id }: Telling) => takeOut(slug, id),
    onSuccess: async (_, { headline }) => {
      await queries.invalidateQueries({ queryKey: ["story", slug] });
      onTakenOut(t("stories.takenOut", { headline }));
    },
  });
  return (
    <>
      <nav className="tellings" aria-label={t("stories.tellings")}>
        {tellings.map((telling, index) => (
          <Button
            key={telling.id}
            className={index >= first && index < first + room ? "plain shown" : "plain"}
            aria-current={index === current}
            onPress={() => show(index)}
          >
            {telling.outlet ?? t("stories.noOutlet")}
          </Button>
        ))}
        <span className="quiet wide">{t("stories.keys")}</span>
      </nav>
      <Failure error={taking.error} />
      <div className={`columns columns-${room}`}>
        {tellings.slice(first, first + room).map((telling, index) => (
          <TellingColumn
            key={telling.id}
            {...{ slug, telling, marked }}
            number={first + index}
            onTakeOut={manages ? () => taking.mutate(telling) : undefined}
          />
        ))}
      </div>
    </>
  );
}
