import { type FormEvent, useState } from "react";
import { conversations } from "../../api/conversations";
import { type ApiProblem, asProblem } from "../../api/problem";
import type { ConversationSummary } from "../../protocol/rest";
import s from "../../ui/Ask.module.css";
import { Button } from "../../ui/Button";
import { Modal } from "../../ui/Modal";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";

interface Props {
  talk: ConversationSummary;
  onDone: (title: string) => void;
  onClose: () => void;
}

export function RenameDialog({ talk, onDone, onClose }: Props) {
  const words = useWords();
  const [title, setTitle] = useState(talk.title ?? "");
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = title.trim();
    if (wanted === "") return;
    try {
      const renamed = await conversations.rename(talk.id, wanted);
      onDone(renamed.title ?? wanted);
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return (
    <Modal title={words.history.rename} onClose={onClose}>
      <form className={s.form} onSubmit={(event) => void save(event)}>
        <label>
          <span>{words.history.renameLabel}</span>
          <input
            value={title}
            maxLength={40}
            required
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        {problem && <TroubleCard trouble={problem} />}
        <div className={s.actions}>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="main" type="submit">
            {words.history.save}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
