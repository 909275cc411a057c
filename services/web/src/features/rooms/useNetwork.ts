import { useEffect, useState } from "react";
import { rooms } from "../../api/rooms";
import { browserWorld } from "../../rtc/browser-world";
import { probeNetwork } from "../../rtc/probe";
import type { Network } from "./NetworkDot";
import { lineOf } from "./network";

const TRIPS = 3;

/** Before anybody has a seat: the line to our server alone. */
export function useLine(room: string): Network {
  const [network, setNetwork] = useState<Network>("checking");
  useEffect(() => {
    let current = true;
    const look = async () => {
      const trips: (number | null)[] = [];
      for (let trip = 0; trip < TRIPS && current; trip += 1) {
        const from = performance.now();
        const isAnswered = await rooms.show(room).then(
          () => true,
          () => false,
        );
        trips.push(isAnswered ? performance.now() - from : null);
      }
      if (current) setNetwork(lineOf(trips));
    };
    const again = () => void look();
    again();
    addEventListener("online", again);
    return () => {
      current = false;
      removeEventListener("online", again);
    };
  }, [room]);
  return network;
}

/** With a seat: the way through the relay, as media would take it. */
export function useRelay(room: string, seatToken: string): Network {
  const [network, setNetwork] = useState<Network>("checking");
  useEffect(() => {
    let current = true;
    const look = async () => {
      const { iceServers } = await rooms.ice(room, seatToken);
      return probeNetwork(iceServers, browserWorld());
    };
    look().then(
      (quality) => current && setNetwork(quality),
      () => current && setNetwork(0),
    );
    return () => {
      current = false;
    };
  }, [room, seatToken]);
  return network;
}
