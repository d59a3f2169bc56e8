import type { JSX } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { allowLeaving, unsavedHere } from "./leaving";
import { look } from "./presence";
import "./outbox.css";

/** Over a page whose person is not the one signed in: nothing of it is seen or sent. */
export default function Cover({ user }: { user: string }): JSX.Element {
  const { t } = useTranslation();
  const { count, kept } = unsavedHere();
  return (
    <ModalOverlay className="overlay covering" isOpen isKeyboardDismissDisabled>
      <Modal className="modal">
        <Dialog className="dialog" role="alertdialog">
          <Heading slot="title">{t("outbox.cover.title")}</Heading>
          <p>{t("outbox.cover.why", { user })}</p>
          {count > 0 && <p>{kept ? t("outbox.cover.kept", { user }) : t("outbox.where.open")}</p>}
          <div className="choices">
            <a className="strong" href="/" onClick={kept ? allowLeaving : undefined}>
              {t("outbox.cover.home")}
            </a>
            <Button className="soft" onPress={() => void look(user)}>
              {t("outbox.cover.again", { user })}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
