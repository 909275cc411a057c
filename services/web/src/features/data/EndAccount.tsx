import { type FormEvent, useId, useRef, useState } from "react";
import { member } from "../../api/member";
import { type ApiProblem, asProblem } from "../../api/problem";
import { go } from "../../navigation/router";
import { forgetTraces } from "../../preferences/traces";
import { Button } from "../../ui/Button";
import { Modal } from "../../ui/Modal";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import { means } from "./consent";
import s from "./MyData.module.css";

interface Props {
  nickname: string;
  /** They would like to take everything along first. */
  onExport: () => void;
  onClose: () => void;
}

/** Says what will be gone, and has it typed that this is meant. */
export function EndAccount({ nickname, onExport, onClose }: Props) {
  const words = useWords();
  const [text, setText] = useState("");
  const [missed, setMissed] = useState(false);
  const [going, setGoing] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const about = useId();
  const isMeant = means(text, nickname, words.data.endWord);
  const end = async (event: FormEvent) => {
    event.preventDefault();
    if (going) return;
    if (!isMeant) {
      setMissed(true);
      field.current?.focus();
      return;
    }
    setGoing(true);
    setProblem(null);
    try {
      const { id } = await member.erase();
      forgetTraces();
      go(`/farewell/${id}`);
      window.scrollTo(0, 0);
    } catch (error) {
      setProblem(asProblem(error));
      setGoing(false);
    }
  };
  return (
    <Modal title={words.data.endAsk} onClose={onClose}>
      <form className={s.form} onSubmit={(event) => void end(event)} noValidate>
        <p>{words.data.endMeans}</p>
        <ul className={s.gone}>
          {words.data.endGone.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
        <p>
          <strong>{words.data.endForGood}</strong>
        </p>
        <Button className={s.first} onClick={onExport}>
          {words.data.exportFirst}
        </Button>
        <label>
          <span id={about}>{words.data.endType(nickname, words.data.endWord)}</span>
          <input
            ref={field}
            value={text}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            aria-invalid={missed && !isMeant}
            aria-describedby={missed && !isMeant ? `${about}-missed` : undefined}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        {missed && !isMeant && (
          <p id={`${about}-missed`} className={s.missed} role="alert">
            {words.data.endMissed}
          </p>
        )}
        {problem && (
          <TroubleCard
            trouble={problem}
            {...(problem.status === 0 ? {} : { kept: words.data.endKept })}
          />
        )}
        <div className={s.actions}>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="danger" className={s.red} type="submit" aria-disabled={!isMeant || going}>
            {going ? words.data.ending : words.data.endForEver}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
