/** Servers that a measurement begins, each in a folder that vanishes with it. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BINARY, freePort } from "../e2e/own-server.mjs";

const PATIENCE_MS = 20_000;

/** magic-conch: hosts come in by the first port, guests by the second, which may be the same. */
export async function startProduct({ across }) {
  const data = await mkdtemp(join(tmpdir(), "conch-bench-"));
  const begun = [];
  const ports = [];
  const end = async () => {
    await Promise.all(begun.map(kill));
    await rm(data, { recursive: true, force: true });
  };
  try {
    const redis = across ? await startRedis(data, begun) : [];
    for (let instance = 0; instance < (across ? 2 : 1); instance += 1) {
      const port = await freePort();
      const where = ["--listen", `127.0.0.1:${port}`, "--data", data, "--log", "warn"];
      // One person opens all the rooms, and all the guests come from one address.
      const limits = ["--rooms-per-expert", "1000", "--door-requests-per-minute", "100000"];
      begun.push(start(BINARY, [...where, ...limits, ...redis]));
      await listening(port);
      ports.push(port);
    }
    return { doors: [ports[0], ports.at(-1)], end };
  } catch (error) {
    await end();
    throw error;
  }
}

async function startRedis(folder, begun) {
  const port = await freePort();
  const kept = ["--appendonly", "yes", "--appendfsync", "everysec", "--save", "", "--dir", folder];
  begun.push(start("redis-server", ["--bind", "127.0.0.1", "--port", `${port}`, ...kept]));
  await listening(port);
  return ["--redis-url", `redis://127.0.0.1:${port}/0`];
}

/** The PeerJS server of a folder that holds `node_modules/peer`. */
export async function startPeerServer(folder) {
  const port = await freePort();
  const script = join(folder, "node_modules/peer/dist/bin/peerjs.js");
  const server = start(process.execPath, [script, "--host", "127.0.0.1", "--port", `${port}`]);
  await listening(port);
  return { port, end: () => kill(server) };
}

function start(program, words) {
  const started = spawn(program, words, { stdio: ["ignore", "ignore", "inherit"] });
  started.once("error", (error) => console.error(`${program}: ${error.message}`));
  return started;
}

async function kill(started) {
  if (started.exitCode !== null || started.pid === undefined) return;
  const ended = new Promise((resolve) => started.once("exit", resolve));
  started.kill("SIGKILL");
  await ended;
}

async function listening(port) {
  const end = Date.now() + PATIENCE_MS;
  while (!(await answers(port))) {
    if (Date.now() > end) throw new Error(`nobody listens on ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const tell = (it) => () => {
      socket.destroy();
      resolve(it);
    };
    socket.once("connect", tell(true)).once("error", tell(false));
  });
}
