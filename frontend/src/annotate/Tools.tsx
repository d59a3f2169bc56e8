import { useQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Assignment } from "../api/client";
import { Key } from "./Key";
import type { Act } from "./keyTable";
import { loadReports, ownReports } from "./reports";
import type { DialogName } from "./useActs";

interface Props {
  readonly assignment: Assignment;
  readonly onOpen: (dialog: DialogName) => void;
}

/** At the head of the page: how one likes it, and what is wrong with this article. */
export function Tools({ assignment, onOpen }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="tools">
      <Tool sign="Aa" name={t("comfort.short")} act="comfort" onPress={() => onOpen("comfort")} />
      <Tool sign="⚑" name={useReportWords(assignment)} act="report" onPress={() => onOpen("report")} />
    </div>
  );
}

/** What one may do, or what became of what one reported: as it came with the page, until the dialog has read it anew. */
function useReportWords({ id, reports }: Assignment): string {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: ownReports(id), queryFn: () => loadReports(id), enabled: false });
  const sent = data?.length ?? reports.sent;
  const settled = data?.filter((one) => one.settled_at !== null).length ?? reports.settled;
  if (sent === 0) return t("reports.ask");
  return t(settled === sent ? "reports.answered" : "reports.waiting", { count: sent });
}

interface ToolProps {
  readonly sign: string;
  readonly name: string;
  readonly act: Act;
  readonly onPress: () => void;
}

function Tool({ sign, name, act, onPress }: ToolProps): JSX.Element {
  return (
    <Button className="plain" onPress={onPress} aria-label={name}>
      <span className="wide">{name}</span>
      <span className="narrow" aria-hidden="true">
        {sign}
      </span>{" "}
      <Key act={act} className="wide" />
    </Button>
  );
}
