import { useState } from "react";
import { Button, type Look } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import { InviteSheet } from "./InviteSheet";
import { isFresh, spendFresh } from "./opened";

interface Props {
  room: string;
  seatToken: string;
  host: string;
  look?: Look;
}

/** The way to the invitation, which is open by itself in a room that was opened just now. */
export function Invite({ look = "quiet", ...sheet }: Props) {
  const words = useWords().rooms.invite;
  const [isOpen, setOpen] = useState(() => isFresh(sheet.room));
  const close = () => {
    spendFresh(sheet.room);
    setOpen(false);
  };
  return (
    <>
      <Button look={look} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="people" size={20} />
        {words.button}
      </Button>
      {isOpen && <InviteSheet {...sheet} onClose={close} />}
    </>
  );
}
