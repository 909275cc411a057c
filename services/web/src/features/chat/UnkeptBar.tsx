import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import s from "./Unkept.module.css";

/** All the time that nothing is kept: that it is so, and the way to end it. */
export function UnkeptBar({ onEnd }: { onEnd: () => void }) {
  const words = useWords().unkept;
  return (
    <section className={s.bar} aria-label={words.name}>
      <Icon name="veil" size={20} />
      <p>
        <strong>{words.bar}</strong> <span>{words.barText}</span>
      </p>
      <Button onClick={onEnd}>{words.end}</Button>
    </section>
  );
}
