import { useState } from "react";
import { type ApiProblem, asProblem } from "../../api/problem";
import { Button } from "../../ui/Button";
import { Modal } from "../../ui/Modal";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import s from "./Unkept.module.css";

interface Props {
  onEnd: () => Promise<void>;
  onClose: () => void;
}

/** Asks before a talk is gone that is written down nowhere. */
export function EndDialog({ onEnd, onClose }: Props) {
  const words = useWords().unkept;
  const [going, setGoing] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const end = async () => {
    if (going) return;
    setGoing(true);
    setProblem(null);
    try {
      await onEnd();
    } catch (error) {
      setProblem(asProblem(error));
      setGoing(false);
    }
  };
  return (
    <Modal title={words.endAsk} onClose={onClose}>
      <div className={s.ask}>
        <p>{words.endText}</p>
        {problem && <TroubleCard trouble={problem} kept={words.endKept} />}
        <div className={s.actions}>
          <Button onClick={onClose}>{words.stay}</Button>
          <Button look="danger" aria-disabled={going} onClick={() => void end()}>
            {words.end}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
