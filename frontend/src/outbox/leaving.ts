/** Changes on this page that are not saved; the menu's sign-out asks before they are left behind. */
let unsaved = { count: 0, kept: true };
let allowed = false;

export function unsavedHere(): typeof unsaved {
  return unsaved;
}

/** From now on one is warned before leaving, if there is something; also when the page broke meanwhile. */
export function noteUnsaved(now: typeof unsaved): void {
  unsaved = now;
  if (now.count > 0) globalThis.addEventListener("beforeunload", warn);
  else globalThis.removeEventListener("beforeunload", warn);
}

/** Nothing is lost by leaving (unsent changes are kept), but they would be sent only later. */
function warn(event: BeforeUnloadEvent): void {
  if (!allowed) event.preventDefault();
}

/** The person was asked and has decided. */
export function allowLeaving(): void {
  allowed = true;
}
