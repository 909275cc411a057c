import { useState } from "react";
import type { SeatRole } from "../../protocol/events";
import ask from "../../ui/Ask.module.css";
import { Button } from "../../ui/Button";
import { Modal } from "../../ui/Modal";
import { useWords } from "../../words/useWords";

interface Props {
  role: SeatRole;
  onLeave: () => Promise<void>;
  onClose: () => void;
}

/** Asked once before a consultation is left. */
export function LeaveDialog({ role, onLeave, onClose }: Props) {
  const words = useWords().consultation.leave;
  const [leaving, setLeaving] = useState(false);
  const isHost = role === "host";
  const leave = async () => {
    if (leaving) return;
    setLeaving(true);
    try {
      await onLeave();
    } finally {
      setLeaving(false);
    }
  };
  return (
    <Modal title={isHost ? words.hostAsk : words.guestAsk} onClose={onClose}>
      <div className={ask.form}>
        <p>{isHost ? words.hostText : words.guestText}</p>
        <div className={ask.actions}>
          <Button onClick={onClose}>{words.stay}</Button>
          <Button look="danger" aria-disabled={leaving} onClick={() => void leave()}>
            {leaving ? words.leaving : isHost ? words.hostYes : words.guestYes}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
