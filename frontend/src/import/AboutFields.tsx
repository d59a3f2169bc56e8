import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Offers } from "../api/client";
import { Suggest } from "./Suggest";
import "./about.css";
import type { About } from "./files";

interface Props {
  readonly about: About;
  readonly offers: Offers;
  readonly onChange: (about: About) => void;
}

export function AboutFields({ about, offers, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  const fields = [
    ["outlet", offers.outlets],
    ["story", offers.stories],
    ["language", offers.languages],
  ] as const;
  return (
    <div className="aboutfields">
      {fields.map(([name, offered]) => (
        <Suggest
          key={name}
          title={t(`imports.${name}`)}
          value={about[name]}
          offers={offered}
          onChange={(value) => onChange({ ...about, [name]: value })}
        />
      ))}
    </div>
  );
}
