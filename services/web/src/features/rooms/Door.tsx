import { useCallback, useState } from "react";
import { rooms } from "../../api/rooms";
import { useAnswer, useWatch } from "../../api/useAnswer";
import { useTitle } from "../../navigation/useTitle";
import type { LocalMedia } from "../../rtc/local-media";
import { takeInvite } from "../../session/seats";
import { Button } from "../../ui/Button";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import s from "./Door.module.css";
import { DoorMessage } from "./DoorMessage";
import { Frame } from "./Frame";
import { PreJoin } from "./PreJoin";

/** Whether the expert is there is looked at again within this time. */
const LOOK_MS = 15_000;

interface Props {
  room: string;
  /** The devices of this page: shown here, and taken along into the call. */
  media: LocalMedia;
}

/** A room for whoever has no seat in it yet. */
export function Door({ room, media }: Props) {
  return (
    <Frame>
      <AtDoor key={room} room={room} media={media} />
    </Frame>
  );
}

function AtDoor({ room, media }: Props) {
  const words = useWords();
  const text = words.rooms.door;
  const [invite] = useState(() => takeInvite(room));
  const ask = useCallback(() => rooms.show(room), [room]);
  const { value, problem, again } = useAnswer(ask);
  useWatch(again, LOOK_MS);
  useTitle(value ? text.title(value.expert.nickname) : null);
  if (value === null) {
    if (problem === null) {
      return (
        <div className={s.coming} aria-busy="true">
          <h1 tabIndex={-1} className="unseen">
            {text.opening}
          </h1>
          <p>{text.opening}</p>
        </div>
      );
    }
    if (problem.status === 404) return <DoorMessage title={text.gone} text={text.goneText} />;
    if (problem.code === "room_ended")
      return <DoorMessage title={text.ended} text={text.endedText} />;
    return (
      <div className={s.coming}>
        <h1 tabIndex={-1} className="unseen">
          {text.opening}
        </h1>
        <TroubleCard trouble={problem} kept={text.kept}>
          <Button look="main" onClick={again}>
            {words.trouble.retry}
          </Button>
        </TroubleCard>
      </div>
    );
  }
  if (value.status === "ended") return <DoorMessage title={text.ended} text={text.endedText} />;
  if (invite === null) return <DoorMessage title={text.noInvite} text={text.noInviteText} />;
  return <PreJoin room={value} invite={invite} media={media} />;
}
