/**
 * A small internet inside this machine: a street that all can reach, and homes, each behind a box
 * that lets through what its kind lets through. Every part is a network namespace of this run;
 * nothing leaves them, and nothing is changed outside of them.
 */
import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Home } from "./home.mjs";

/** Addresses that are nobody's special range: the relay refuses those, and runs here as it does in production. */
export const STREET = "11.11.0";
export const SERVICE = `${STREET}.1`;
export const RELAY = `${STREET}.2`;

// Ends when the run does, in whatever way: its input then closes. Killing the processes inside is
// enough for the links between namespaces to go with them.
const SWEEP = `
trap '' INT TERM HUP
cat >/dev/null
for space in $(ip netns list | awk -v prefix="$1" 'index($1, prefix) == 1 { print $1 }'); do
  ip netns pids "$space" | xargs -r kill -9 2>/dev/null
  ip netns del "$space"
done
rm -rf "$2"
`;

/** Why there can be no lab on this machine, or nothing. */
export function whyNot() {
  if (process.getuid?.() !== 0) return "only root makes network namespaces";
  const name = `conch-try-${process.pid}`;
  try {
    run("ip", "netns", "add", name);
    run("ip", "netns", "exec", name, "iptables", "-t", "nat", "-L", "-n");
    run("ip", "netns", "exec", name, "turnserver", "--version");
    return undefined;
  } catch (error) {
    return String(error.stderr || error.message).trim();
  } finally {
    try {
      run("ip", "netns", "del", name);
    } catch {
      // it could not even be made
    }
  }
}

export function run(command, ...words) {
  return execFileSync(command, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

export class Lab {
  #prefix = `conch-${process.pid}-${randomBytes(2).toString("hex")}-`;
  #homes = 0;
  #sweeper;
  folder = mkdtempSync(join(tmpdir(), "conch-lab-"));

  constructor() {
    this.#sweeper = spawn("sh", ["-c", SWEEP, "sh", this.#prefix, this.folder], {
      detached: true,
      stdio: ["pipe", "ignore", "inherit"],
    });
    this.space("street");
    // An address of its own: it would take that of one of its ports, and another when a port comes,
    // and everybody would speak to the former one for half a minute.
    const own = ["address", "02:00:00:00:00:01"];
    this.inside("street", "ip", "link", "add", "street", ...own, "type", "bridge");
    this.inside("street", "ip", "addr", "add", `${SERVICE}/24`, "dev", "street");
    this.inside("street", "ip", "addr", "add", `${RELAY}/24`, "dev", "street");
    this.inside("street", "ip", "link", "set", "street", "up");
  }

  /** A home on the street, of a kind that `home.mjs` names. */
  home(kind) {
    this.#homes += 1;
    return new Home(this, this.#homes, kind);
  }

  /** A namespace without IPv6: one way less that packets could take unseen. */
  space(name) {
    run("ip", "netns", "add", this.named(name));
    this.inside(name, "ip", "link", "set", "lo", "up");
    const settings = [
      "ipv6/conf/all/disable_ipv6",
      "ipv6/conf/default/disable_ipv6",
      "ipv4/ip_forward",
    ];
    const set = settings.map((it) => `echo 1 >/proc/sys/net/${it}`).join(" && ");
    this.inside(name, "sh", "-c", set);
  }

  named(name) {
    return this.#prefix + name;
  }

  /** Runs a command in a namespace and answers what it said. */
  inside(name, ...words) {
    return run("ip", "netns", "exec", this.named(name), ...words);
  }

  /** Starts a process in a namespace; it is gone when the lab is. */
  start(name, words, options = {}) {
    return spawn("ip", ["netns", "exec", this.named(name), ...words], options);
  }

  /** A link between two namespaces, by the name that its end has in each. */
  link(one, nameInOne, other, nameInOther) {
    const [a, b] = [this.named(one), this.named(other)];
    run(
      "ip",
      "link",
      "add",
      nameInOne,
      "netns",
      a,
      "type",
      "veth",
      "peer",
      "name",
      nameInOther,
      "netns",
      b,
    );
    run("ip", "-n", a, "link", "set", nameInOne, "up");
    run("ip", "-n", b, "link", "set", nameInOther, "up");
  }

  /** The namespaces that are there. */
  spaces() {
    const names = run("ip", "netns", "list").split("\n");
    return names.map((line) => line.split(" ")[0]).filter((it) => it.startsWith(this.#prefix));
  }

  async close() {
    const swept = new Promise((resolve) => this.#sweeper.once("exit", resolve));
    this.#sweeper.stdin.end();
    await swept;
  }
}
