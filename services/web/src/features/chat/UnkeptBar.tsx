import { useSettings } from "../../preferences/settings";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { dailyTime } from "../../words/format";
import { useWords } from "../../words/useWords";
import s from "./Unkept.module.css";

interface Props {
  /** When the talk is gone unless something is said; less than a day from now. */
  until: string | null;
  onEnd: () => void;
}

/** All the time that nothing is kept: that it is so, until when it is there, and the way to end it. */
export function UnkeptBar({ until, onEnd }: Props) {
  const { unkept: words, midnight } = useWords();
  const { locale } = useSettings();
  return (
    <section className={s.bar} aria-label={words.name}>
      <Icon name="veil" size={20} />
      <p>
        <strong>{words.bar}</strong>{" "}
        {until !== null && <span>{words.barText(dailyTime(until, locale, midnight))}</span>}
      </p>
      <Button onClick={onEnd}>{words.end}</Button>
    </section>
  );
}
