import { useWords } from "../../words/useWords";
import s from "./Chips.module.css";

export function WorryChips({ onPick }: { onPick: (text: string) => void }) {
  const { chipsLabel, chips } = useWords().chat;
  return (
    <section className={s.chips} aria-label={chipsLabel}>
      <p>{chipsLabel}</p>
      <ul>
        {chips.map(({ name, text }) => (
          <li key={name}>
            <button type="button" onClick={() => onPick(text)}>
              {name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function FollowUps({ left, onPick }: { left: number; onPick: (text: string) => void }) {
  const words = useWords().chat;
  return (
    <section className={s.chips} aria-label={words.followLabel}>
      <p>{words.followUpsLeft(left)}</p>
      <ul>
        {words.followUps.map((text) => (
          <li key={text}>
            <button type="button" onClick={() => onPick(text)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
