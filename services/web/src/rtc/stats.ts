/** What `getStats` says, as far as a call asks. */

export interface Reading {
  /** Counters that only rise while something is received, by the id of their entry. */
  heard: Map<string, number>;
  /** Milliseconds there and back; null while unknown. */
  rttMs: number | null;
  jitterMs: number;
  received: number;
  lost: number;
  sent: number;
  /** The share of what we sent that did not arrive, of the last report; null without a report. */
  lostThere: number | null;
}

type Entry = RTCStats & Record<string, unknown>;

const number = (value: unknown): number => (typeof value === "number" ? value : 0);

export function read(report: Iterable<[string, unknown]>): Reading {
  const reading: Reading = {
    heard: new Map(),
    rttMs: null,
    jitterMs: 0,
    received: 0,
    lost: 0,
    sent: 0,
    lostThere: null,
  };
  for (const [id, entry] of report) take(reading, id, entry as Entry);
  return reading;
}

function take(reading: Reading, id: string, entry: Entry): void {
  const rtt = number(entry.roundTripTime) * 1000;
  switch (entry.type as string) {
    case "candidate-pair":
      // Consent checks too: somebody without camera and microphone sends nothing else.
      reading.heard.set(
        id,
        number(entry.bytesReceived) +
          number(entry.responsesReceived) +
          number(entry.requestsReceived),
      );
      if (entry.nominated === true && typeof entry.currentRoundTripTime === "number")
        reading.rttMs ??= entry.currentRoundTripTime * 1000;
      break;
    case "transport":
      reading.heard.set(id, number(entry.bytesReceived));
      break;
    case "inbound-rtp":
      reading.heard.set(id, number(entry.bytesReceived));
      reading.received += number(entry.packetsReceived);
      reading.lost += number(entry.packetsLost);
      reading.jitterMs = Math.max(reading.jitterMs, number(entry.jitter) * 1000);
      break;
    case "outbound-rtp":
      reading.sent += number(entry.packetsSent);
      break;
    case "remote-inbound-rtp":
      reading.lostThere = Math.max(reading.lostThere ?? 0, number(entry.fractionLost));
      if (rtt > 0) reading.rttMs = Math.max(reading.rttMs ?? 0, rtt);
      break;
  }
}

/** Whether anything was received between two readings; entries come and go with ICE restarts. */
export function isAlive(before: Reading | null, now: Reading): boolean {
  for (const [id, count] of now.heard) if (count > (before?.heard.get(id) ?? 0)) return true;
  return false;
}
