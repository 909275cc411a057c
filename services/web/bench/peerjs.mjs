/** One call by PeerJS: from the press of whoever joins to the first picture on either side. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { CLIENT, EXPERT } from "../e2e/consulting.mjs";
import * as stage from "../e2e/stage.mjs";
import { delayed } from "./delay-proxy.mjs";
import { firstFrames, settle, watch } from "./pair.mjs";
import { startPeerServer } from "./servers.mjs";

const NEEDED = ["peer/dist/bin/peerjs.js", "peerjs/dist/peerjs.min.js"];

/** What is missing in the folder, or nothing. */
export function missing(folder) {
  return NEEDED.filter((file) => !existsSync(join(folder, "node_modules", file)));
}

/** `early`: who joins has connected to the server before, and only calls. */
export async function peerjs({ folder, early, delay }) {
  const server = await startPeerServer(folder);
  const way = await delayed(server.port, delay);
  const site = await pages(await readFile(join(folder, "node_modules", NEEDED[1])));
  let call = 0;
  return {
    name: early ? "PeerJS, connected before" : "PeerJS",
    async play({ withSteps, quiet }) {
      let figures;
      call += 1;
      const ids = { host: `host-${call}`, guest: `guest-${call}` };
      const settings = { ids, port: way.port, early };
      const options = { baseURL: `http://127.0.0.1:${site.port}` };
      await stage.on({ ...EXPERT, ...options }, async (host, context) => {
        const guest = await stage.stranger(context, { ...CLIENT, ...options });
        for (const page of [host, guest]) {
          await watch(page, "#remote", withSteps);
          await page.goto("/");
          await page.evaluate(sitDown, { ...settings, isHost: page === host });
        }
        const busy = await settle(quiet);
        await guest.getByRole("button").click();
        figures = { busy, ...(await firstFrames({ pressed: guest, host, guest })) };
      });
      return figures;
    },
    async end() {
      site.server.close();
      way.close();
      await server.end();
    },
  };
}

const PAGE = `<!doctype html><meta charset="utf-8"><title>PeerJS</title><script src="/peerjs.js"></script>
<style>
  body { margin: 0 }
  #remote { display: block; width: 100vw; height: 100vh; object-fit: cover }
  #own { position: fixed; top: 16px; right: 16px; width: 110px }
  button { position: fixed; bottom: 24px; left: 24px }
</style>
<video id="remote" autoplay muted playsinline></video>
<video id="own" autoplay muted playsinline></video>
<button>Join</button>`;

async function pages(client) {
  const server = createServer(({ url }, answer) => {
    const isPage = url === "/";
    answer.setHeader("Content-Type", isPage ? "text/html" : "text/javascript");
    answer.end(isPage ? PAGE : client);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: server.address().port };
}

/** In the page. Devices are open before the press, as with us, and asked for by the same words. */
async function sitDown({ ids, port, early, isHost }) {
  const { Peer } = globalThis;
  const size = isHost ? { width: { ideal: 1280 }, height: { ideal: 720 } } : {};
  const small = { facingMode: { ideal: "user" }, width: { ideal: 640 }, height: { ideal: 360 } };
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { ...(isHost ? size : small), frameRate: { ideal: 30, max: 30 } },
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  });
  const remote = document.querySelector("#remote");
  document.querySelector("#own").srcObject = stream;
  const show = (call) =>
    call.on("stream", (theirs) => {
      remote.srcObject = theirs;
    });
  // By a name of its own: without one the client would ask the server for one first, and wait.
  const open = (id) => {
    const where = { host: "127.0.0.1", port, path: "/", config: { iceServers: [] } };
    const peer = new Peer(id, where);
    return new Promise((resolve) => peer.on("open", () => resolve(peer)));
  };
  if (isHost) {
    const peer = await open(ids.host);
    peer.on("call", (call) => {
      call.answer(stream);
      show(call);
    });
    return;
  }
  const ready = early ? await open(ids.guest) : null;
  document.querySelector("button").addEventListener("click", async () => {
    const peer = ready ?? (await open(ids.guest));
    show(peer.call(ids.host, stream));
  });
}
