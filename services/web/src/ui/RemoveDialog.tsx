import { useState } from "react";
import { type ApiProblem, asProblem } from "../api/problem";
import { useWords } from "../words/useWords";
import s from "./Ask.module.css";
import { Button } from "./Button";
import { Modal } from "./Modal";
import { TroubleCard } from "./TroubleCard";

interface Props {
  /** The question, what it means, and what the button says. */
  ask: string;
  text: string;
  action: string;
  remove: () => Promise<void>;
  onDone: () => void;
  onClose: () => void;
}

/** Asks before something is gone for good. */
export function RemoveDialog({ ask, text, action, remove, onDone, onClose }: Props) {
  const words = useWords();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const go = async () => {
    try {
      await remove();
      onDone();
    } catch (error) {
      const told = asProblem(error);
      // Gone already is what was wanted.
      if (told.status === 404) onDone();
      else setProblem(told);
    }
  };
  return (
    <Modal title={ask} onClose={onClose}>
      <div className={s.form}>
        <p>{text}</p>
        {problem && <TroubleCard trouble={problem} />}
        <div className={s.actions}>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="danger" onClick={() => void go()}>
            {action}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
