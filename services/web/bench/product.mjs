/** One consultation of the product: from the press on "let in" to the first picture on either side. */
import { asExpert, CLIENT, EXPERT, openRoom } from "../e2e/consulting.mjs";
import * as stage from "../e2e/stage.mjs";
import { delayed } from "./delay-proxy.mjs";
import { firstFrames, settle, watch } from "./pair.mjs";
import { startProduct } from "./servers.mjs";

const REMOTE = '[data-tile="remote"] video';

/** `us`, or `us across` two instances with a Redis between them. */
export async function product({ across, delay }) {
  const server = await startProduct({ across });
  const ways = await Promise.all(server.doors.map((port) => delayed(port, delay)));
  const [hosts, guests] = ways.map(({ port }) => `http://127.0.0.1:${port}`);
  let storageState;
  return {
    name: across ? "us across" : "us",
    async play({ withSteps, quiet }) {
      let figures;
      const options = { ...EXPERT, baseURL: hosts, storageState };
      await stage.on(options, async (host, context) => {
        if (storageState === undefined) {
          await asExpert(host);
          storageState = { ...(await context.storageState()), origins: [] };
        } else await host.goto("/settings");
        const room = await openRoom(host);
        const guest = await stage.stranger(context, { ...CLIENT, baseURL: guests });
        await Promise.all([host, guest].map((page) => watch(page, REMOTE, withSteps)));
        await host.goto(`/room/${room.id}`);
        figures = await consult({ host, guest, room, quiet });
      });
      return figures;
    },
    async end() {
      for (const way of ways) way.close();
      await server.end();
    },
  };
}

async function consult({ host, guest, room, quiet }) {
  await guest.goto(room.link);
  await guest.getByRole("button", { name: "Turn on camera and microphone" }).click();
  await guest.getByRole("button", { name: "Knock", exact: true }).click();
  const admit = host.getByRole("button", { name: /^Let .* in$/ });
  await admit.waitFor();
  const busy = await settle(quiet);
  const taps = await guest.evaluate(() => globalThis.seen.presses);
  await admit.click();
  return { busy, taps, ...(await firstFrames({ pressed: host, host, guest })) };
}
