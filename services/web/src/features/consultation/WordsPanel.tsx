/** For the host: what the client takes home, and what only the host reads. */
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Talk } from "../../peer/talk-view";
import { useWords } from "../../words/useWords";
import s from "./WordsPanel.module.css";

/** What the client's summary takes, in characters. */
const LIMIT = 2000;
/** From so many on it is said how many are left. */
const NEAR = 200;
const PAUSE_MS = 700;

interface Props {
  talk: Talk;
  kept: string;
  notes: ReactNode;
}

export function WordsPanel({ talk, kept, notes }: Props) {
  const words = useWords().consultation.words;
  const { text, write, isSaved } = useKept(talk, kept);
  const left = LIMIT - [...text].length;
  return (
    <div className={s.panel}>
      <section className={s.part}>
        <label htmlFor="words-home">{words.title}</label>
        <p id="words-home-text">{words.text}</p>
        <textarea
          id="words-home"
          aria-describedby="words-home-text"
          value={text}
          placeholder={words.placeholder}
          onChange={(event) => write([...event.target.value].slice(0, LIMIT).join(""))}
        />
        <p className={s.foot}>
          <span>{text === "" ? "" : isSaved ? words.saved : words.saving}</span>
          {left <= NEAR && <span>{words.left(left)}</span>}
        </p>
      </section>
      {notes && <div className={s.part}>{notes}</div>}
    </div>
  );
}

/** The text at once, its keeping after a pause, and nothing lost when the panel is closed. */
function useKept(talk: Talk, kept: string) {
  const [text, setText] = useState(kept);
  const unsaved = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isSaved, setSaved] = useState(true);
  const save = useRef(() => {
    if (unsaved.current === null) return;
    talk.setWords(unsaved.current);
    unsaved.current = null;
    setSaved(true);
  });
  useEffect(() => {
    if (unsaved.current === null) setText(kept);
  }, [kept]);
  useEffect(() => {
    const now = save.current;
    window.addEventListener("pagehide", now);
    return () => {
      window.removeEventListener("pagehide", now);
      clearTimeout(timer.current);
      now();
    };
  }, []);
  const write = (next: string) => {
    setText(next);
    setSaved(false);
    unsaved.current = next;
    clearTimeout(timer.current);
    timer.current = setTimeout(save.current, PAUSE_MS);
  };
  return { text, write, isSaved };
}
