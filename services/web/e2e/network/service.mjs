/** magic-conch on the street of a lab, with the relay that stands beside it. */
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SERVICE } from "./lab.mjs";
import { STUN, TURN } from "./relay.mjs";

// Port 443, which even the strictest box lets through.
export const ORIGIN = `http://${SERVICE}:443`;

const BINARY =
  process.env.CONCH_BINARY ??
  fileURLToPath(new URL("../../../../target/debug/magic-conch", import.meta.url));

/** Starts it and waits until it says where it listens. */
export async function startService(lab) {
  const flags = ["--listen", `${SERVICE}:443`, "--public-url", ORIGIN];
  const kept = ["--data", join(lab.folder, "data"), "--log", "warn"];
  const house = ["--expert-admission", "open", "--rooms-per-expert", "100"];
  const service = lab.start("street", [BINARY, ...flags, ...kept, ...house], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      TURN_URLS: TURN.urls.join(","),
      TURN_SECRET: TURN.secret,
      STUN_URLS: STUN,
    },
  });
  service.stderr.pipe(createWriteStream(join(lab.folder, "service.log")));
  let said = "";
  await new Promise((resolve, reject) => {
    service.stdout.on("data", (bytes) => {
      said += bytes;
      if (said.includes(ORIGIN)) resolve();
    });
    service.once("exit", (code) => reject(new Error(`magic-conch ended with ${code}: ${said}`)));
  });
}
