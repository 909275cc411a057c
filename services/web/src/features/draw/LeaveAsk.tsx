import { Button } from "../../ui/Button";
import { useWords } from "../../words/useWords";
import s from "./DrawDialog.module.css";

/** Asked once before the draw is left. */
export function LeaveAsk({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const words = useWords().draw;
  return (
    <div className={s.leave} role="alert">
      <p>{words.leave}</p>
      <div>
        <Button look="main" autoFocus onClick={onStay}>
          {words.leaveNo}
        </Button>
        <Button onClick={onLeave}>{words.leaveYes}</Button>
      </div>
    </div>
  );
}
