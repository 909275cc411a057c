/** A consultation from a seat on: at the door, at the table, and after it. */
import { Activity, useCallback, useEffect, useRef, useState } from "react";
import { rooms } from "../api/rooms";
import { useAnswer } from "../api/useAnswer";
import { Consultation } from "../features/consultation/Consultation";
import { useView } from "../features/consultation/useView";
import { Denied } from "../features/rooms/Denied";
import { Invite } from "../features/rooms/Invite";
import { KnockAlerts } from "../features/rooms/KnockAlerts";
import { Knocks } from "../features/rooms/Knocks";
import { Notes } from "../features/rooms/Notes";
import { useKnockNews } from "../features/rooms/useKnockNews";
import { WaitingRoom } from "../features/rooms/WaitingRoom";
import { go } from "../navigation/router";
import type { Talk } from "../peer/talk-view";
import type { CallView } from "../rtc/call-view";
import type { LocalMedia } from "../rtc/local-media";
import { dropSeat, type HeldSeat } from "../session/seats";
import { useWords } from "../words/useWords";
import { keepWish, wishOf } from "./device-wish";
import { HeldConsultation } from "./held-consultation";
import { Opening } from "./Opening";
import { useRecord } from "./useRecord";

interface Props {
  /** The room. */
  id: string;
  seat: HeldSeat;
  /** The devices of this page, open already where it began at the door. */
  media: LocalMedia;
}

export function ConsultationPage({ id, seat, media }: Props) {
  const [attempt, setAttempt] = useState(0);
  const again = useCallback(() => setAttempt((count) => count + 1), []);
  return (
    <Attempt
      // Another seat of the same room is another call.
      key={`${seat.seat} ${attempt}`}
      id={id}
      seat={seat}
      // A call closes its devices: whoever comes back opens them anew.
      media={attempt === 0 ? media : null}
      onBack={again}
    />
  );
}

interface AttemptProps {
  id: string;
  seat: HeldSeat;
  media: LocalMedia | null;
  onBack: () => void;
}

function Attempt({ id, seat, media, onBack }: AttemptProps) {
  const words = useWords().consultation;
  const { held, talk } = useHeld(id, seat, media);
  const { call } = held;
  const view = useView(call);
  const { stage } = view;
  const flush = useRecord(id, seat, talk);
  useEffect(() => {
    if (stage.name === "seated" || stage.name === "waiting") keepWish(id, view);
  }, [id, view, stage.name]);
  useAfter(id, view, flush);
  const waiting = stage.name === "waiting" && (
    <WaitingRoom
      room={id}
      seat={seat}
      media={call.media}
      held={stage.held}
      isHostHere={view.peer?.session != null}
      isLineOpen={view.line === "open"}
    />
  );
  if (waiting && talk === null) return waiting;
  if (stage.name === "denied") return <Denied reason={stage.reason} onAgain={() => dropSeat(id)} />;
  if (talk === null || stage.name === "joining") return <Opening text={words.poster.joining} />;
  const shown = { id, held, talk, onBack };
  if (seat.role === "host") return <AsHost {...shown} seat={seat} />;
  return (
    <>
      {waiting}
      {/* Made while somebody waits, since it takes time, and then there is none. */}
      <Activity mode={waiting ? "hidden" : "visible"}>
        <AsGuest {...shown} />
      </Activity>
    </>
  );
}

interface ShownProps {
  id: string;
  held: HeldConsultation;
  talk: Talk;
  onBack: () => void;
}

const summaryOf = (id: string) => `/consultations/${encodeURIComponent(id)}`;

function AsHost({ id, held, talk, seat, onBack }: ShownProps & { seat: HeldSeat }) {
  const { call } = held;
  const { knocks, admitting } = useView(call);
  const { permission, ask } = useKnockNews(knocks);
  return (
    <Consultation
      id={id}
      call={call}
      talk={talk}
      known={{ name: null, picture: null }}
      invite={
        <>
          <Invite room={id} seatToken={seat.seatToken} host={seat.nickname} look="main" />
          <KnockAlerts permission={permission} onAsk={() => void ask()} />
        </>
      }
      knocks={
        knocks.length > 0 && (
          <Knocks
            knocks={knocks}
            admitting={admitting}
            onAdmit={(guest) => call.admit(guest)}
            onHold={(guest, message) => call.hold(guest, message)}
            onDeny={(guest, block) => call.deny(guest, block)}
          />
        )
      }
      notes={<Notes room={id} />}
      summary={summaryOf(id)}
      onBack={onBack}
    />
  );
}

function AsGuest({ id, held, talk, onBack }: ShownProps) {
  const ask = useCallback(() => rooms.show(id), [id]);
  const expert = useAnswer(ask).value?.expert ?? null;
  return (
    <Consultation
      id={id}
      call={held.call}
      talk={talk}
      known={{ name: expert?.nickname ?? null, picture: expert?.avatar ?? null }}
      summary={summaryOf(id)}
      onBack={onBack}
    />
  );
}

/** One call and its talk, for as long as this page is there. */
function useHeld(id: string, seat: HeldSeat, media: LocalMedia | null) {
  const [held] = useState(() => new HeldConsultation(id, seat, media, wishOf(id, seat.role)));
  const [talk, setTalk] = useState<Talk | null>(null);
  const holders = useRef(0);
  useEffect(() => {
    let current = true;
    holders.current += 1;
    void held.start().then((open) => current && setTalk(open));
    return () => {
      current = false;
      holders.current -= 1;
      // A page that is only mounted anew goes on with it.
      setTimeout(() => holders.current === 0 && held.close());
    };
  }, [held]);
  return { held, talk };
}

/** What asking again does not change: the door says what has become of the room. */
const FINAL = [401, 403, 404, 410];

/** Where one goes once it is over. */
function useAfter(id: string, { stage, room }: CallView, flush: () => Promise<void>): void {
  const isOver = stage.name === "ended";
  const neverBegan = room !== null && !room.beganAt;
  const isRefused = stage.name === "lost" && FINAL.includes(stage.problem.status);
  useEffect(() => {
    if (isRefused) dropSeat(id);
  }, [id, isRefused]);
  useEffect(() => {
    if (!isOver) return;
    let current = true;
    void flush().then(() => {
      if (current && !neverBegan) go(summaryOf(id), "replace");
    });
    return () => {
      current = false;
    };
  }, [id, isOver, neverBegan, flush]);
}
