import { type ReactNode, useEffect, useId, useRef } from "react";
import { useWords } from "../words/useWords";
import { handOn } from "./announce";
import { Button } from "./Button";
import { Icon } from "./Icon";
import s from "./Modal.module.css";

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Wide enough for a card beside its text. */
  wide?: boolean;
}

/** A native dialog: the browser traps the focus and gives it back. */
export function Modal({ title, onClose, children, wide = false }: Props) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (element) handOn(element);
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className={wide ? `${s.modal} ${s.wide}` : s.modal}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={s.sheet}>
        <header className={s.head}>
          <h2 id={heading} tabIndex={-1}>
            {title}
          </h2>
          <Button look="icon" aria-label={words.close} onClick={onClose}>
            <Icon name="close" />
          </Button>
        </header>
        <div className={s.body}>{children}</div>
        <div className="unseen" role="status" aria-live="polite" data-announcer />
      </div>
    </dialog>
  );
}
