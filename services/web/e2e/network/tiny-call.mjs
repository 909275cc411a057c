/**
 * The smallest call that there is: two pages that negotiate, and this script that carries what they
 * say. It shows that the lab is right, without anything of the product.
 */
import { randomUUID } from "node:crypto";
import { iceServers } from "./relay.mjs";

const ORIGIN = "https://tiny.call";
const PAGE = `<!doctype html><video autoplay playsinline></video>`;

/** Runs in the page. */
async function join({ iceServers, relayOnly, polite }) {
  const media = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
  const connection = new RTCPeerConnection({
    iceServers,
    iceTransportPolicy: relayOnly ? "relay" : "all",
  });
  let offering = false;
  let ignoring = false;
  for (const track of media.getTracks()) connection.addTrack(track, media);
  connection.ontrack = ({ streams }) => {
    document.querySelector("video").srcObject = streams[0];
  };
  connection.onicecandidate = ({ candidate }) => candidate && say({ candidate });
  connection.onnegotiationneeded = async () => {
    offering = true;
    await connection.setLocalDescription();
    offering = false;
    say({ description: connection.localDescription });
  };
  globalThis.hear = async ({ description, candidate }) => {
    if (candidate)
      return connection.addIceCandidate(candidate).catch((why) => ignoring || Promise.reject(why));
    const collides =
      description.type === "offer" && (offering || connection.signalingState !== "stable");
    ignoring = !polite && collides;
    if (ignoring) return;
    await connection.setRemoteDescription(description);
    if (description.type !== "offer") return;
    await connection.setLocalDescription();
    say({ description: connection.localDescription });
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
      page.evaluate(join, { iceServers: iceServers(randomUUID()), relayOnly, polite: n === 1 }),
    ),
  );
  return {
    pages,
    begun,
    /** Who moved notices, and looks for another way. */
    heal: (n) => pages[n].evaluate(() => globalThis.restart()),
  };
}
