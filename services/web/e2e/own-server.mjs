/** A magic-conch of a scenario's own, which may be killed, and where it is asked for its Redis. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const BINARY =
  process.env.CONCH_BINARY ??
  fileURLToPath(new URL("../../../target/debug/magic-conch", import.meta.url));

/** Starts it, runs the scenario, and leaves nothing behind. */
export async function withServer(scenario, flags = []) {
  const data = await mkdtemp(join(tmpdir(), "conch-"));
  const server = new OwnServer(data, await freePort(), flags);
  try {
    await server.start();
    await scenario(server);
  } finally {
    await server.kill();
    await rm(data, { recursive: true, force: true });
  }
}

/** The same, with its journals in a Redis of its own: `scenario(server, redis)`. */
export async function withServerAndRedis(scenario, flags = []) {
  const data = await mkdtemp(join(tmpdir(), "conch-redis-"));
  const redis = new OwnRedis(data, await freePort());
  try {
    await redis.start();
    const url = `redis://127.0.0.1:${redis.port}/0`;
    await withServer((server) => scenario(server, redis), ["--redis-url", url, ...flags]);
  } finally {
    await redis.kill();
    await rm(data, { recursive: true, force: true });
  }
}

/** A program that is started again on the same address and with the same data as before. */
class Killable {
  #process = null;

  /** Starts it, and waits until it says these words. */
  async begin(program, flags, words) {
    const started = spawn(program, flags, { stdio: ["ignore", "pipe", "inherit"] });
    this.#process = started;
    await new Promise((resolve, reject) => {
      started.stdout.on("data", (text) => String(text).includes(words) && resolve());
      started.once("error", reject);
      started.once("exit", (code) => reject(new Error(`${program} ended with ${code}`)));
    });
  }

  /** `kill -9`. */
  async kill() {
    const killed = this.#process;
    this.#process = null;
    if (killed === null || killed.exitCode !== null || killed.pid === undefined) return;
    const ended = new Promise((resolve) => killed.once("exit", resolve));
    killed.kill("SIGKILL");
    await ended;
  }
}

class OwnServer extends Killable {
  #data;
  #flags;

  constructor(data, port, flags) {
    super();
    this.#data = data;
    this.#flags = flags;
    this.url = `http://127.0.0.1:${port}`;
  }

  async start() {
    const listen = this.url.replace("http://", "");
    const flags = ["--listen", listen, "--data", this.#data, "--log", "warn", ...this.#flags];
    await this.begin(BINARY, flags, this.url);
  }
}

class OwnRedis extends Killable {
  #folder;

  constructor(folder, port) {
    super();
    this.#folder = folder;
    this.port = port;
  }

  async start() {
    const where = ["--bind", "127.0.0.1", "--port", `${this.port}`, "--dir", this.#folder];
    const kept = ["--appendonly", "yes", "--appendfsync", "everysec", "--save", ""];
    await this.begin("redis-server", [...where, ...kept], "Ready to accept connections");
  }
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
