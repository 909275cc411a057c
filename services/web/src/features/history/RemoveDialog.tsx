import { useState } from "react";
import { conversations } from "../../api/conversations";
import { type ApiProblem, asProblem } from "../../api/problem";
import type { ConversationSummary } from "../../protocol/rest";
import { Button } from "../../ui/Button";
import { Modal } from "../../ui/Modal";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import s from "./History.module.css";

interface Props {
  talk: ConversationSummary;
  onDone: () => void;
  onClose: () => void;
}

export function RemoveDialog({ talk, onDone, onClose }: Props) {
  const words = useWords();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const remove = async () => {
    try {
      await conversations.remove(talk.id);
      onDone();
    } catch (error) {
      const told = asProblem(error);
      // Gone already is what was wanted.
      if (told.status === 404) onDone();
      else setProblem(told);
    }
  };
  return (
    <Modal title={words.history.removeAsk(talk.title ?? words.history.untitled)} onClose={onClose}>
      <div className={s.form}>
        <p>{words.history.removeText}</p>
        {problem && <TroubleCard trouble={problem} />}
        <div className={s.actions}>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="danger" onClick={() => void remove()}>
            {words.history.remove}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
