import type { RoomForVisitor } from "../../protocol/rest";
import { Avatar } from "../../ui/Avatar";
import { useWords } from "../../words/useWords";
import s from "./DoorHead.module.css";

/** Who invites, and whether they are there. */
export function DoorHead({ room }: { room: RoomForVisitor }) {
  const words = useWords().rooms.door;
  const { expert, hostHere } = room;
  return (
    <header className={s.head}>
      <span className={s.face} data-here={hostHere}>
        <Avatar name={expert.nickname} picture={expert.avatar} size={64} />
      </span>
      <div>
        <h1 tabIndex={-1}>{words.title(expert.nickname)}</h1>
        <p className={s.here} data-here={hostHere} role="status">
          {hostHere ? words.here : words.notHere}
        </p>
      </div>
    </header>
  );
}
