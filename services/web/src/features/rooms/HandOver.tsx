import { useState } from "react";
import type { HandedReading } from "../../protocol/events";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import { HandedView } from "./HandedView";
import s from "./HandOver.module.css";
import { HandOverSheet } from "./HandOverSheet";

interface Props {
  /** What goes along with the knock; `null` for nothing. */
  reading: HandedReading | null;
  onChange: (reading: HandedReading | null) => void;
}

/** A reading by the conch for the expert: nothing of it leaves before the knock. */
export function HandOver({ reading, onChange }: Props) {
  const words = useWords().rooms.handOver;
  const [isOpen, setOpen] = useState(false);
  const choose = (chosen: HandedReading) => {
    onChange(chosen);
    announce(words.handed);
    setOpen(false);
  };
  const drop = () => {
    onChange(null);
    announce(words.dropped);
  };
  return (
    <div className={s.over}>
      {reading === null ? (
        <button
          type="button"
          className={s.way}
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
          <Icon name="cards" size={26} />
          <span>
            <strong>{words.open}</strong>
            <small>{words.openText}</small>
          </span>
          <Icon name="forward" size={18} />
        </button>
      ) : (
        <section className={s.ready} aria-label={words.ready}>
          <h2>{words.ready}</h2>
          <HandedView reading={reading} />
          <p>{words.revocable}</p>
          <div className={s.acts}>
            <Button onClick={() => setOpen(true)}>{words.change}</Button>
            <Button look="plain" onClick={drop}>
              {words.drop}
            </Button>
          </div>
        </section>
      )}
      {isOpen && <HandOverSheet onChoose={choose} onClose={() => setOpen(false)} />}
    </div>
  );
}
