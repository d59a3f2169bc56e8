import { useState, type JSX } from "react";
import { Button, FieldError, Form, Input, Label, Text, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { client } from "../api/client";
import { found } from "../api/problem";
import { Failure } from "../ui/Failure";
import { Header } from "../ui/Header";
import type { PageProps } from "../ui/shell";
import { useTitle } from "../ui/useTitle";
import { useSending } from "../ui/useSending";
import { LanguageChoice } from "./LanguageChoice";
import { problemWithSlug, proposedSlug } from "./proposing";
import "./newProject.css";

interface Wanted {
  readonly slug: string;
  readonly name: string;
  readonly language: string;
}

async function create({ slug, name, language }: Wanted): Promise<string> {
  const params = { path: { project: slug } };
  const made = await client.PUT("/api/v1/projects/{project}/", { params, body: { name, language } });
  return found(made).slug;
}

export default function NewProjectPage({ shell }: PageProps): JSX.Element {
  const { t } = useTranslation();
  useTitle(t("newProject.title"));
  return (
    <>
      <Header name={shell.name} />
      <main className="page">
        <h1>{t("newProject.title")}</h1>
        <p className="lead">{t("newProject.lead")}</p>
        <ProjectForm />
      </main>
    </>
  );
}

function ProjectForm(): JSX.Element {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [typed, setTyped] = useState<string | null>(null);
  const [language, setLanguage] = useState<string | null>("en");
  const slug = typed ?? proposedSlug(name);
  const creating = useSending({ mutationFn: create, onSuccess: (made) => location.assign(`/projects/${made}/`) });
  const send = (): void => {
    if (language !== null) creating.mutate({ slug, name: name.trim(), language });
  };
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextField className="form-field" value={name} onChange={setName} isRequired maxLength={200} autoFocus>
        <Label>{t("newProject.name")}</Label>
        <Input />
        <Text slot="description">{t("newProject.nameHint")}</Text>
        <FieldError />
      </TextField>
      <SlugField slug={slug} onChange={setTyped} />
      <LanguageChoice onChange={setLanguage} />
      <Failure error={creating.error} unreachable={t("newProject.failed")} />
      <div className="actions">
        <Button className="strong" type="submit" isDisabled={creating.isPending || creating.isSuccess}>
          {t("newProject.create")}
        </Button>
        <a href="/">{t("newProject.cancel")}</a>
      </div>
    </Form>
  );
}

function SlugField({ slug, onChange }: { slug: string; onChange: (slug: string) => void }): JSX.Element {
  const { t } = useTranslation();
  const validate = (value: string): string | null => {
    const problem = problemWithSlug(value);
    return problem && t(`newProject.${problem}`);
  };
  return (
    <TextField className="form-field" value={slug} onChange={onChange} validate={validate} isRequired>
      <Label>{t("newProject.slug")}</Label>
      <Input autoCapitalize="none" autoCorrect="off" spellCheck="false" />
      <Text slot="description">{t("newProject.slugHint", { address: `/projects/${slug || "…"}/` })}</Text>
      <FieldError />
    </TextField>
  );
}
