/** Changes on this page that are not saved; the menu's sign-out asks before they are left behind. */
let unsaved = { count: 0, kept: true };
let allowed = false;

export function unsavedHere(): typeof unsaved {
  return unsaved;
}

/** Nothing is lost by leaving (unsent changes are kept), but they would be sent only later. */
export function warnBeforeLeaving(now: typeof unsaved): () => void {
  unsaved = now;
  if (now.count === 0) return () => undefined;
  const warn = (event: BeforeUnloadEvent): void => {
    if (!allowed) event.preventDefault();
  };
  globalThis.addEventListener("beforeunload", warn);
  return () => globalThis.removeEventListener("beforeunload", warn);
}

/** The person was asked and has decided. */
export function allowLeaving(): void {
  allowed = true;
}
