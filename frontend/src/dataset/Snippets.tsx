import type { JSX } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Copyable } from "./Copyable";
import { snippet, TOOLS } from "./snippets";

interface Props {
  readonly slug: string;
  readonly secret: string | undefined;
}

export function Snippets({ slug, secret }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <Tabs className="tools">
      <TabList aria-label={t("dataset.lines")}>
        {TOOLS.map((tool) => (
          <Tab key={tool} id={tool}>
            {t(`dataset.tools.${tool}.name`)}
          </Tab>
        ))}
      </TabList>
      {TOOLS.map((tool) => (
        <TabPanel key={tool} id={tool}>
          <Copyable
            text={snippet(tool, { origin: location.origin, slug, secret })}
            name={t("dataset.copyLines", { tool: t(`dataset.tools.${tool}.name`) })}
          />
          <p className="quiet">{t(`dataset.tools.${tool}.about`)}</p>
        </TabPanel>
      ))}
    </Tabs>
  );
}
