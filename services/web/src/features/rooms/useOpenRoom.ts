import { useRef, useState } from "react";
import { type ApiProblem, asProblem } from "../../api/problem";
import { rooms } from "../../api/rooms";
import { go } from "../../navigation/router";
import type { OpenedRoom, RoomOpening } from "../../protocol/rest";
import { heldSeat, hostedRoom, keepSeat } from "../../session/seats";
import { keepOpened, markFresh } from "./opened";

/** Opens a room with one press, and goes there with the invitation in hand. */
export function useOpenRoom() {
  const [isOpening, setOpening] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  /** The room that stands in the way, where it is known. */
  const [other, setOther] = useState<string | null>(null);
  /** Pressed again after a break of the line it is the same room. */
  const key = useRef<string | null>(null);

  const open = async (opening: RoomOpening) => {
    if (isOpening) return;
    setOpening(true);
    setProblem(null);
    setOther(null);
    key.current ??= crypto.randomUUID();
    try {
      const opened = await rooms.open(opening, key.current);
      key.current = null;
      enter(opened, opening.passcode ?? null);
    } catch (error) {
      const told = asProblem(error);
      // Only what may have arrived all the same is asked for again as the same.
      if (told.status > 0 && told.status < 500) key.current = null;
      setProblem(told);
      setOpening(false);
      if (told.code !== "too_many_rooms") return;
      const held = await rooms.held().catch(() => null);
      setOther(held?.rooms[0]?.id ?? hostedRoom());
    }
  };
  /** Into the room that is open, by the seat of this browser or, from elsewhere, by another one. */
  const back = async (room: string) => {
    if (heldSeat(room)?.role === "host") return go(`/room/${room}`);
    if (isOpening) return;
    setOpening(true);
    setProblem(null);
    try {
      enter(await rooms.takeSeat(room), null);
    } catch (error) {
      setProblem(asProblem(error));
      setOpening(false);
    }
  };
  const change = () => {
    key.current = null;
  };
  return { open, back, change, isOpening, problem, other };
}

function enter(
  { id, seat, seatToken, nickname, invite }: OpenedRoom,
  passcode: string | null,
): void {
  keepOpened(id, { invite, passcode });
  markFresh(id);
  keepSeat(id, { seat, seatToken, role: "host", nickname });
  go(`/room/${id}`);
}
