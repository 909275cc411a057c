import { useEffect, useRef } from "react";
import { useSettings } from "../../preferences/settings";
import type { Talk } from "../../stream/conversation";
import { announce } from "../../ui/announce";
import { sentencesOf } from "../../words/format";
import { useWords } from "../../words/useWords";

/** Between two pieces of an answer that is told sentence by sentence. */
const PIECE_MS = 7000;

/** Tells each answer to screen readers: that it began, then its words once. */
export function useAnswerAloud(talk: Talk): void {
  const { announce: how } = useSettings();
  const words = useWords();
  const told = useRef({ turn: "", sentences: 0, at: 0 });
  const { turn, messages, locale } = talk;
  const running = turn?.state === "running" ? turn : null;
  const last = messages.at(-1);

  useEffect(() => {
    if (how === "off" || running === null) return;
    if (told.current.turn !== running.id) {
      told.current = { turn: running.id, sentences: 0, at: Date.now() };
      announce(words.chat.writing);
    } else if (how === "sentence" && Date.now() - told.current.at >= PIECE_MS) {
      // The last sentence may not be whole yet.
      const whole = sentencesOf(running.text, locale).slice(0, -1);
      const fresh = whole.slice(told.current.sentences);
      if (fresh.length === 0) return;
      told.current.sentences = whole.length;
      told.current.at = Date.now();
      announce(...fresh);
    }
  }, [how, running, locale, words]);

  useEffect(() => {
    if (how === "off" || last?.turnId === undefined || last.turnId !== told.current.turn) return;
    const rest = sentencesOf(last.text, locale).slice(told.current.sentences);
    told.current = { turn: "", sentences: 0, at: 0 };
    if (rest.length > 0) announce(...rest);
  }, [how, last, locale]);
}
