import type { KeyboardEvent, ReactNode } from "react";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import s from "./SidePanel.module.css";

export type PanelName = "chat" | "words";

interface Props {
  open: PanelName;
  names: readonly PanelName[];
  onOpen: (name: PanelName) => void;
  onClose: () => void;
  children: ReactNode;
}

/** Beside the faces, or under them on a phone: chat, and for a host what is written down. */
export function SidePanel({ open, names, onOpen, onClose, children }: Props) {
  const words = useWords().consultation.panel;
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    // What is seen large over it closes first, and by itself.
    if ((event.target as Element).closest("dialog")) return;
    event.stopPropagation();
    onClose();
  };
  return (
    <aside className={s.panel} aria-label={words[open]} onKeyDown={leave}>
      <header className={s.head}>
        {names.length > 1 ? (
          <fieldset className={s.tabs}>
            <legend className="unseen">{words.tabs}</legend>
            {names.map((name) => (
              <label key={name}>
                <input
                  type="radio"
                  name="panel"
                  checked={name === open}
                  onChange={() => onOpen(name)}
                />
                <span>{words[name]}</span>
              </label>
            ))}
          </fieldset>
        ) : (
          <h2>{words[open]}</h2>
        )}
        <Button look="icon" aria-label={words.close} onClick={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      <div className={s.body}>{children}</div>
    </aside>
  );
}
