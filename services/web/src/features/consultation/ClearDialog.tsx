import ask from "../../ui/Ask.module.css";
import { Button } from "../../ui/Button";
import { Modal } from "../../ui/Modal";
import { useWords } from "../../words/useWords";

interface Props {
  finished: boolean;
  onClear: () => void;
  onClose: () => void;
}

export function ClearDialog({ finished, onClear, onClose }: Props) {
  const words = useWords();
  const { table } = words.consultation;
  return (
    <Modal title={table.clearAsk} onClose={onClose}>
      <div className={ask.form}>
        <p>{finished ? table.clearText : table.clearUnfinished}</p>
        <div className={ask.actions}>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="danger" onClick={onClear}>
            {table.clear}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
