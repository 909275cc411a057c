import { useEffect, useState } from "react";
import { useWords } from "../../words/useWords";
import s from "./Thinking.module.css";

/** After so long without a word, say that we still wait. */
const SLOW_MS = 8000;

export function Thinking({ since }: { since: number }) {
  const words = useWords();
  const [start] = useState(since);
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), Math.max(0, start + SLOW_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [start]);
  return (
    <p className={s.thinking}>
      <span>{slow ? words.chat.slow : words.chat.thinking}</span>
      <span className={s.waves} aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
    </p>
  );
}
