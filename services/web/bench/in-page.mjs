/** What is written into every measured page before its own scripts: when who was pressed, and saw. */

/** Everything is told on the machine's clock, since two pages are measured against each other. */
export function watchPage(selector) {
  const seen = { presses: 0, pressedAt: 0, firstFrameAt: 0, steps: [] };
  globalThis.seen = seen;
  addEventListener(
    "click",
    ({ isTrusted, timeStamp }) => {
      if (!isTrusted) return;
      seen.presses += 1;
      seen.pressedAt = Date.now() - (performance.now() - timeStamp);
    },
    true,
  );
  const known = new WeakSet();
  const look = () => {
    for (const video of document.querySelectorAll(selector)) {
      if (known.has(video)) continue;
      known.add(video);
      seen.steps.push(["picture placed", Date.now()]);
      const shown = () => {
        // A picture that is decoded behind something else is not seen yet.
        const isSeen = video.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        if (isSeen) seen.firstFrameAt ||= Date.now();
        else video.requestVideoFrameCallback(shown);
      };
      video.requestVideoFrameCallback(shown);
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}

/** The steps in between; only where they are asked for, since whoever listens takes time. */
export function watchSteps() {
  const note = (step) => globalThis.seen.steps.push([step, Date.now()]);
  const typeOf = (data) => {
    try {
      const { type, description, payload } = JSON.parse(data);
      return [type, description?.type ?? payload?.type].filter(Boolean).join(" ");
    } catch {
      return "?";
    }
  };
  globalThis.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      note("socket asked for");
      this.addEventListener("open", () => note("socket open"));
      this.addEventListener("message", ({ data }) => note(`got ${typeOf(data)}`));
    }
    send(data) {
      note(`sent ${typeOf(data)}`);
      super.send(data);
    }
  };
  const steps = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      globalThis.seen.steps.push([
        `script busy for ${Math.round(duration)} ms`,
        performance.timeOrigin + startTime,
      ]);
  });
  steps.observe({ type: "longtask" });
  let count = 0;
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...given) {
      super(...given);
      count += 1;
      const number = count;
      const noteOf = (step) => note(`#${number} ${step}`);
      noteOf("connection made");
      this.addEventListener("icecandidate", () => noteOf("own candidate"));
      for (const [event, state] of [
        ["iceconnectionstatechange", "iceConnectionState"],
        ["connectionstatechange", "connectionState"],
        ["signalingstatechange", "signalingState"],
      ])
        this.addEventListener(event, () => noteOf(`${state} ${this[state]}`));
      this.addEventListener("track", ({ track }) => {
        noteOf(`track ${track.kind}`);
        track.addEventListener("unmute", () => noteOf(`${track.kind} comes`));
      });
    }
  };
}
