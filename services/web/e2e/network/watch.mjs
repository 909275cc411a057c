/** What a page's peer connections do, whoever made them. */
import assert from "node:assert/strict";

/** Runs in the page, before anything else does. */
export function watchConnections() {
  const made = [];
  const Native = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Native {
    constructor(...how) {
      super(...how);
      made.push(this);
      this.addEventListener("icecandidate", ({ candidate }) => {
        if (candidate?.candidate) watched.gathered.push(candidate.candidate);
      });
    }
  };
  const watched = { gathered: [], frames: 0, longestGap: 0, path: null, states: [], tracks: [] };
  globalThis.watched = watched;
  let last = 0;
  let counted = new Map();

  const look = async () => {
    const now = new Map();
    for (const connection of made) {
      if (connection.connectionState === "closed") continue;
      const { signalingState, iceGatheringState, iceConnectionState } = connection;
      watched.states = [signalingState, iceGatheringState, iceConnectionState];
      const stats = await connection.getStats();
      const all = [...stats.values()];
      for (const it of all) {
        if (it.type === "inbound-rtp" && it.kind === "video") {
          now.set(`${made.indexOf(connection)} ${it.id}`, it.framesDecoded ?? 0);
        }
      }
      const transport = all.find((it) => it.type === "transport" && it.selectedCandidatePairId);
      const pair = transport && stats.get(transport.selectedCandidatePairId);
      if (pair === undefined) continue;
      const local = stats.get(pair.localCandidateId);
      const remote = stats.get(pair.remoteCandidateId);
      const sent = all.filter((it) => it.type === "outbound-rtp" && it.kind === "video");
      watched.tracks = connection
        .getTransceivers()
        .map(({ sender, receiver, currentDirection }) => {
          const states = [
            sender.track?.readyState ?? "none",
            receiver.track.muted ? "muted" : "heard",
          ];
          return `${receiver.track.kind} ${currentDirection} ${states.join(" ")}`;
        });
      watched.tracks.push(`${sent.reduce((sum, it) => sum + (it.framesSent ?? 0), 0)} frames sent`);
      watched.path = {
        state: connection.connectionState,
        local: local?.candidateType,
        remote: remote?.candidateType,
        by: local?.relayProtocol ?? local?.protocol,
      };
    }
    const added = [...now].reduce((sum, [id, it]) => sum + it - (counted.get(id) ?? 0), 0);
    counted = now;
    if (added <= 0) return;
    const at = performance.now();
    if (last !== 0) watched.longestGap = Math.max(watched.longestGap, at - last);
    last = at;
    watched.frames += added;
  };
  const again = () => look().finally(() => setTimeout(again, 50));
  again();
}

export const seenBy = (page) => page.evaluate(() => globalThis.watched);

/** From now on, the longest time without a new picture is measured anew. */
export const startGap = (page) =>
  page.evaluate(() => {
    globalThis.watched.longestGap = 0;
  });

/** Until this many more pictures of the other side have been shown here. */
export async function advances(page, frames, within = 20_000) {
  const goal = (await seenBy(page)).frames + frames;
  try {
    await page.waitForFunction((goal) => globalThis.watched.frames >= goal, goal, {
      timeout: within,
      polling: 50,
    });
  } catch {
    assert.fail(`no ${frames} more pictures within ${within} ms`);
  }
}
