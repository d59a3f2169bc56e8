/** What the server's page tells the front end in the attributes of its one element. */
export interface Shell {
  readonly page: string;
  readonly user: string;
  /** What the person is called here: the first name, where there is one. */
  readonly name: string;
  readonly assignment: string | undefined;
  readonly project: string | undefined;
  readonly projectName: string | undefined;
  readonly text: string | undefined;
  /** The person's role in that project. */
  readonly role: string | undefined;
  /** Whether the person may create projects here; said on the home page alone. */
  readonly mayCreate: boolean;
}

/** Whether the person may open the administration; every page has the same menu. */
export function isStaff(): boolean {
  return document.getElementById("app")?.dataset.staff !== undefined;
}

/** Whose page this is; every page has the same menu. */
export function userHere(): string {
  return document.getElementById("app")?.dataset.user ?? "";
}

export interface PageProps {
  readonly shell: Shell;
}

export function shellOf(root: HTMLElement): Shell {
  const { page = "", user = "", name = user, assignment, project, projectName, text, role } = root.dataset;
  const mayCreate = root.dataset.mayCreate !== undefined;
  return { page, user, name, assignment, project, projectName, text, role, mayCreate };
}
