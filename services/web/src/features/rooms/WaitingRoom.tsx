import { useCallback, useState } from "react";
import { type ApiProblem, asProblem } from "../../api/problem";
import { rooms } from "../../api/rooms";
import { useAnswer } from "../../api/useAnswer";
import { go } from "../../navigation/router";
import type { LocalMedia } from "../../rtc/local-media";
import { dropSeat, type HeldSeat, takeInvite } from "../../session/seats";
import { announce } from "../../ui/announce";
import { useWords } from "../../words/useWords";
import { draftOf, keepDraft, knockedAt } from "./door-draft";
import { Frame } from "./Frame";
import { useLevel, useMediaView } from "./useDevices";
import { useRelay } from "./useNetwork";
import { useNow } from "./useNow";
import { Waiting } from "./Waiting";

interface Props {
  room: string;
  seat: HeldSeat;
  media: LocalMedia;
  /** What the host said to whoever is asked to wait. */
  held: string | null;
  isHostHere: boolean;
  /** The line to the server is open; the knock stays also while it is not. */
  isLineOpen: boolean;
}

/** At the door: what goes on, until the stage of the call is another one. */
export function WaitingRoom({ room, seat, media, held, isHostHere, isLineOpen }: Props) {
  const words = useWords().rooms;
  const view = useMediaView(media);
  const level = useLevel(media, view);
  const network = useRelay(room, seat.seatToken);
  const ask = useCallback(() => rooms.show(room), [room]);
  const { value } = useAnswer(ask);
  const now = useNow(10_000);
  const [since] = useState(() => knockedAt(seat.seat, Date.now()));
  const [draft] = useState(() => draftOf(room, null));
  const [isLeaving, setLeaving] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  const withdraw = async (how: "all" | "reading") => {
    if (isLeaving) return;
    setLeaving(true);
    setProblem(null);
    try {
      await rooms.withdraw(room, seat.seatToken);
    } catch (error) {
      const told = asProblem(error);
      // Gone already is what was wanted.
      if (told.status === 0 || told.status >= 500) {
        setLeaving(false);
        return setProblem(told);
      }
    }
    const reading = how === "reading" ? null : draft.reading;
    keepDraft(room, { ...draft, reading, isWithdrawn: true });
    announce(words.door.withdrawn);
    dropSeat(room);
    // Without the invitation, in another tab than the one it was opened in, there is no door to go to.
    if (takeInvite(room) === null) go("/experts", "replace");
  };
  return (
    <Frame>
      <Waiting
        expert={value?.expert ?? null}
        isHostHere={isHostHere}
        isLineOpen={isLineOpen}
        held={held}
        since={since}
        now={now}
        handed={draft.reading}
        network={network}
        view={view}
        level={level}
        onSwitch={(kind, on) => void media.set(kind, on)}
        onChoose={(kind, id) => void media.choose(kind, id)}
        onOpen={(wish) => void media.join(wish)}
        onRetry={(kind) => void media.retry(kind)}
        isLeaving={isLeaving}
        problem={problem}
        onWithdraw={withdraw}
      />
    </Frame>
  );
}
