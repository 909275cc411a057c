/**
 * The smallest call that there is: a page that offers, one that answers, and this script that
 * carries what they say. It shows that the lab is right, without anything of the product.
 */
import { randomUUID } from "node:crypto";
import { iceServers } from "./relay.mjs";

const ORIGIN = "https://tiny.call";
const PAGE = `<!doctype html><video autoplay playsinline></video>`;

/** Runs in the page. Only one side offers: Chromium may gather nothing after a first offer that it took back. */
async function join({ iceServers, relayOnly, offers }) {
  const media = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
  const connection = new RTCPeerConnection({
    iceServers,
    iceTransportPolicy: relayOnly ? "relay" : "all",
  });
  for (const track of media.getTracks()) connection.addTrack(track, media);
  connection.ontrack = ({ streams }) => {
    document.querySelector("video").srcObject = streams[0];
  };
  const describe = async () => {
    await connection.setLocalDescription();
    say({ description: connection.localDescription });
  };
  connection.onicecandidate = ({ candidate }) => candidate && say({ candidate });
  if (offers) connection.onnegotiationneeded = describe;
  globalThis.hear = async ({ description, candidate }) => {
    if (candidate) return connection.addIceCandidate(candidate);
    await connection.setRemoteDescription(description);
    if (description.type === "offer") await describe();
  };
  globalThis.restart = () => connection.restartIce();
}

/** Both sides join; answers when both have been asked to. */
export async function startCall([one, other], { relayOnly = false } = {}) {
  const pages = await Promise.all([one, other].map((home) => home.page({ origin: undefined })));
  for (const [n, page] of pages.entries()) {
    await page.route(`${ORIGIN}/**`, (route) =>
      route.fulfill({ contentType: "text/html", body: PAGE }),
    );
    // in the order in which it was said, and not before the other side listens
    let said = Promise.resolve();
    await page.exposeFunction("say", (signal) => {
      said = said.then(async () => {
        await pages[1 - n].waitForFunction(() => globalThis.hear);
        await pages[1 - n].evaluate((signal) => globalThis.hear(signal), signal);
      });
    });
    await page.goto(`${ORIGIN}/`);
  }
  const begun = performance.now();
  await Promise.all(
    pages.map((page, n) =>
      page.evaluate(join, { iceServers: iceServers(randomUUID()), relayOnly, offers: n === 0 }),
    ),
  );
  return {
    pages,
    begun,
    /** The side that offers looks for another way. */
    heal: () => pages[0].evaluate(() => globalThis.restart()),
  };
}
