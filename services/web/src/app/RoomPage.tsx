/** `/room/…`: the door for whoever has no seat there yet, and the table for whoever has. */
import { Suspense, useEffect, useRef, useState } from "react";
import { Door } from "../features/rooms/Door";
import { browserWorld } from "../rtc/browser-world";
import { LocalMedia } from "../rtc/local-media";
import { type HeldSeat, useSeat } from "../session/seats";
import { Opening } from "./Opening";
import { part, Show } from "./part";

const consultation = part(() => import("./ConsultationPage").then((it) => it.ConsultationPage));

export function RoomPage({ id }: { id: string }) {
  const seat = useSeat(id);
  const visit = useVisit(seat !== null);
  return <Visit key={visit} id={id} seat={seat} />;
}

/** Whoever gives a seat up comes to the door anew, with devices that are closed. */
function useVisit(isSeated: boolean): number {
  const [last, setLast] = useState({ isSeated, visit: 0 });
  if (last.isSeated === isSeated) return last.visit;
  const next = { isSeated, visit: isSeated ? last.visit : last.visit + 1 };
  setLast(next);
  return next.visit;
}

/** The devices that the door has opened go into the call as they are: nobody is asked twice. */
function Visit({ id, seat }: { id: string; seat: HeldSeat | null }) {
  const media = useDevices();
  useEffect(() => {
    // It is needed in the moment in which a door opens.
    consultation.preload().catch(() => undefined);
  }, []);
  if (seat === null) return <Door room={id} media={media} />;
  return (
    <Suspense fallback={<Opening />}>
      <Show of={consultation} with={{ id, seat, media }} />
    </Suspense>
  );
}

function useDevices(): LocalMedia {
  const [media] = useState(() => new LocalMedia(browserWorld()));
  const holders = useRef(0);
  useEffect(() => {
    holders.current += 1;
    return () => {
      holders.current -= 1;
      // A page that is only mounted anew goes on with them.
      setTimeout(() => holders.current === 0 && media.close());
    };
  }, [media]);
  return media;
}
