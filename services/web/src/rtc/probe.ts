/** How good the way to our relay is, tried before anybody waits at its end. */
import type { Quality } from "./call-view";
import { grade } from "./quality";
import type { Clock } from "./world";

export interface ProbeWorld extends Clock {
  connection: (configuration: RTCConfiguration) => RTCPeerConnection;
}

const PATIENCE_MS = 8000;
const PINGS = 8;
const PACE_MS = 150;

const hasRelay = ({ urls }: RTCIceServer): boolean =>
  [urls].flat().some((url) => url.startsWith("turn"));

/** A message there and back through the relay; 1 if it cannot be reached, 0 if nothing can be told. */
export async function probeNetwork(
  iceServers: RTCIceServer[],
  world: ProbeWorld,
): Promise<Quality> {
  const relayed = iceServers.some(hasRelay);
  const trips = await measure(iceServers, relayed, world).catch(() => null);
  if (trips === null) return 0;
  if (trips.length === 0) return relayed ? 1 : 0;
  // A pair on one device that needs no relay says only that this browser may connect at all.
  if (!relayed) return 3;
  const sorted = [...trips].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const jitterMs = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
  const loss = 1 - trips.length / PINGS;
  // What is measured went through the relay twice.
  return grade({ loss, rttMs: middle, jitterMs: jitterMs / 2 });
}

async function measure(
  iceServers: RTCIceServer[],
  relayed: boolean,
  world: ProbeWorld,
): Promise<number[]> {
  const configuration: RTCConfiguration = {
    iceServers,
    iceTransportPolicy: relayed ? "relay" : "all",
  };
  const near = world.connection(configuration);
  const far = world.connection(configuration);
  try {
    const channel = near.createDataChannel("probe", { ordered: false, maxRetransmits: 0 });
    far.ondatachannel = ({ channel: echo }) => {
      echo.onmessage = ({ data }) => echo.send(data);
    };
    near.onicecandidate = ({ candidate }) => pass(far, candidate);
    far.onicecandidate = ({ candidate }) => pass(near, candidate);
    const trips = timeTrips(channel, world);
    await near.setLocalDescription();
    await far.setRemoteDescription(near.localDescription as RTCSessionDescription);
    await far.setLocalDescription();
    await near.setRemoteDescription(far.localDescription as RTCSessionDescription);
    return await trips;
  } finally {
    near.close();
    far.close();
  }
}

function pass(to: RTCPeerConnection, candidate: RTCIceCandidate | null): void {
  if (candidate === null) return;
  const add = () => void to.addIceCandidate(candidate).catch(() => undefined);
  if (to.remoteDescription !== null) add();
  else to.addEventListener("signalingstatechange", add, { once: true });
}

function timeTrips(channel: RTCDataChannel, world: ProbeWorld): Promise<number[]> {
  const sent = new Map<string, number>();
  const trips: number[] = [];
  return new Promise((resolve) => {
    const finish = () => resolve(trips);
    const cancel = world.after(PATIENCE_MS, finish);
    channel.onmessage = ({ data }) => {
      trips.push(world.now() - (sent.get(String(data)) ?? world.now()));
      if (trips.length < PINGS) return;
      cancel();
      finish();
    };
    const ping = (index: number) => {
      if (index === PINGS) {
        world.after(1000, finish);
        return;
      }
      sent.set(String(index), world.now());
      if (channel.readyState === "open") channel.send(String(index));
      world.after(PACE_MS, () => ping(index + 1));
    };
    channel.onopen = () => ping(0);
  });
}
