/** Troubles that a scenario can bring over a page: a way that is cut, devices that are refused. */

/** To be called before the page is opened. */
export async function breakable(page) {
  await page.addInitScript(mayBreak);
}

/** Runs in the page, which sees what a browser shows it: nothing of the product knows of this. */
function mayBreak() {
  const connections = new Set();
  let isCut = false;
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration) {
      // Only by relays, and there is none: no way leads anywhere.
      super(
        isCut ? { ...configuration, iceServers: [], iceTransportPolicy: "relay" } : configuration,
      );
      connections.add(this);
    }
  };
  globalThis.cutCall = (cut) => {
    isCut = cut;
    if (cut) for (const connection of connections) connection.close();
    connections.clear();
  };

  const { mediaDevices } = navigator;
  if (mediaDevices === undefined) return;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  let refusal = null;
  mediaDevices.getUserMedia = (wish) =>
    refusal === null ? open(wish) : Promise.reject(new DOMException("refused", refusal));
  globalThis.refuseDevices = (name) => {
    refusal = name;
  };
}
