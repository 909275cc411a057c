import { useCallback, useEffect, useRef } from "react";
import { rooms } from "../api/rooms";
import { recordOf } from "../peer/record";
import type { Talk } from "../peer/talk-view";
import type { HeldSeat } from "../session/seats";

const CALM_MS = 1200;
const AGAIN_MS = 4000;

/**
 * What of the talk is taken home, told by the host's page as it changes. Gives the way to tell it now,
 * before the page is left.
 */
export function useRecord(room: string, seat: HeldSeat, talk: Talk | null): () => Promise<void> {
  const now = useRef<() => Promise<void>>(() => Promise.resolve());
  const { role, seatToken } = seat;
  useEffect(() => {
    if (talk === null || role !== "host") return;
    let told = JSON.stringify({ tables: [], files: [], words: "" });
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const later = (milliseconds: number) => {
      clearTimeout(timer);
      if (!isOver) timer = setTimeout(() => void tell(), milliseconds);
    };
    const tell = async () => {
      clearTimeout(timer);
      const record = recordOf(talk.view());
      const text = JSON.stringify(record);
      if (text === told) return;
      try {
        await rooms.record(room, seatToken, record);
        told = text;
        if (JSON.stringify(recordOf(talk.view())) !== text) later(CALM_MS);
      } catch {
        later(AGAIN_MS);
      }
    };
    now.current = tell;
    let seen = "";
    const look = () => {
      const text = JSON.stringify(recordOf(talk.view()));
      if (text === seen) return;
      seen = text;
      later(CALM_MS);
    };
    look();
    const stop = talk.subscribe(look);
    return () => {
      isOver = true;
      stop();
      clearTimeout(timer);
      now.current = () => Promise.resolve();
    };
  }, [room, role, seatToken, talk]);
  return useCallback(() => now.current(), []);
}
