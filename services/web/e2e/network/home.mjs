/** A home on the street: one machine, behind a box of some kind. */
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { SERVICE, STREET } from "./lab.mjs";
import { watchConnections } from "./watch.mjs";

const NAT = [["-t", "nat", "-A", "POSTROUTING", "-o", "wan", "-j", "MASQUERADE"]];
// Without this a packet of the other side that comes too early takes the place in the table of
// connections that our own first packet needs, and the hole is punched somewhere else.
const SHUT = [
  ["-A", "INPUT", "-i", "wan", "-m", "conntrack", "--ctstate", "NEW", "-j", "DROP"],
  ["-A", "FORWARD", "-i", "wan", "-m", "conntrack", "--ctstate", "NEW", "-j", "DROP"],
];
const NO_UDP = [["-A", "FORWARD", "-p", "udp", "-j", "DROP"]];
const ONLY_443 = [["-A", "FORWARD", "-i", "lan", "-p", "tcp", "!", "--dport", "443", "-j", "DROP"]];

/** What the boxes do. */
const KINDS = {
  /** A router: the home has an address of the street's. */
  open: [],
  /** One port outside for one inside, whoever is spoken to; in comes who was spoken to. */
  cone: [...NAT, ...SHUT],
  /** Another port outside for everybody who is spoken to. */
  symmetric: [[...NAT[0], "--random-fully"], ...SHUT],
  /** As cone, for TCP alone. */
  blocked: [...NAT, ...SHUT, ...NO_UDP],
  /** As cone, for TCP to port 443 alone. */
  only443: [...NAT, ...SHUT, ...NO_UDP, ...ONLY_443],
};

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--autoplay-policy=no-user-gesture-required",
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  // the relay's certificate is of its own making
  "--ignore-certificate-errors",
  // there are no names here, and to wait for those that a browser asks for by itself holds up calls
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 11.11.0.*",
];

export class Home {
  #lab;
  #boxes = 0;
  #last = 10;
  #browsers = [];

  constructor(lab, number, kind) {
    this.#lab = lab;
    this.number = number;
    this.name = `home${number}`;
    lab.space(this.name);
    this.#connect(kind);
  }

  /** Puts a box of this kind onto the street, and the home behind it. */
  #connect(kind) {
    const lab = this.#lab;
    const number = this.number + 50 * this.#boxes;
    this.#boxes += 1;
    this.box = `box${number}`;
    this.outside = `${STREET}.${10 + number}`;
    this.network = kind === "open" ? `11.11.${number}` : `192.168.${number}`;
    this.port = `eth${this.#boxes}`;
    lab.space(this.box);
    lab.link(this.box, "wan", "street", this.box);
    lab.link(this.name, this.port, this.box, "lan");
    lab.inside("street", "ip", "link", "set", this.box, "master", "street");
    lab.inside(this.box, "ip", "addr", "add", `${this.outside}/24`, "dev", "wan");
    lab.inside(this.box, "ip", "addr", "add", `${this.network}.1/24`, "dev", "lan");
    lab.inside(this.box, "ip", "route", "add", "default", "via", SERVICE);
    if (kind === "open") {
      const way = [`${this.network}.0/24`, "via", this.outside];
      lab.inside("street", "ip", "route", "add", ...way);
    }
    for (const rule of KINDS[kind]) lab.inside(this.box, "iptables", ...rule);
    this.#settle();
  }

  #settle() {
    const own = [`${this.network}.${this.#last}/24`, "dev", this.port];
    this.#lab.inside(this.name, "ip", "addr", "add", ...own);
    this.#lab.inside(this.name, "ip", "route", "replace", "default", "via", `${this.network}.1`);
  }

  /** The machine gets another address in the same network. */
  move() {
    this.#lab.inside(this.name, "ip", "addr", "flush", "dev", this.port);
    this.#last += 1;
    this.#settle();
  }

  /** The machine leaves its network for another, as a phone does that is carried out of the house. */
  roam(kind) {
    this.#lab.inside(this.name, "ip", "link", "del", this.port);
    this.#connect(kind);
  }

  /** Nothing gets through, as in a tunnel; answers how to get out of it. */
  cut() {
    const all = ["FORWARD", "-j", "DROP"];
    const box = this.box;
    this.#lab.inside(box, "iptables", "-I", ...all);
    return () => this.#lab.inside(box, "iptables", "-D", ...all);
  }

  /** The box loses this share of all datagrams, in both directions. */
  lose(share) {
    const odds = ["-m", "statistic", "--mode", "random", "--probability", share.toFixed(4)];
    this.#lab.inside(this.box, "iptables", "-I", "FORWARD", "-p", "udp", ...odds, "-j", "DROP");
  }

  /** From now on counts what comes to the box from the other home, or is sent to it from here. */
  watch(other) {
    for (const address of [other.outside, `${other.network}.0/24`]) {
      for (const side of ["-s", "-d"]) {
        this.#lab.inside(this.box, "iptables", "-t", "raw", "-A", "PREROUTING", side, address);
      }
    }
  }

  /** How many packets were counted. */
  seen() {
    const table = this.#lab.inside(this.box, "iptables", "-t", "raw", "-vxnL", "PREROUTING");
    const rows = table.trim().split("\n").slice(2);
    return rows.reduce((sum, row) => sum + Number(row.trim().split(/\s+/)[0]), 0);
  }

  /** A page of a browser that lives here. */
  async page(options = {}) {
    const path = join(this.#lab.folder, this.name);
    const real = process.env.CONCH_CHROMIUM ?? "/usr/bin/chromium";
    const space = this.#lab.named(this.name);
    writeFileSync(path, `#!/bin/sh\nexec ip netns exec ${space} ${real} "$@"\n`);
    chmodSync(path, 0o755);
    const { origin, ...context } = options;
    const secure = origin ? [`--unsafely-treat-insecure-origin-as-secure=${origin}`] : [];
    const browser = await chromium.launch({ executablePath: path, args: [...FLAGS, ...secure] });
    this.#browsers.push(browser);
    const page = await (await browser.newContext({ baseURL: origin, ...context })).newPage();
    page.setDefaultTimeout(30_000);
    await page.addInitScript(watchConnections);
    return page;
  }

  async leave() {
    await Promise.all(this.#browsers.splice(0).map((browser) => browser.close()));
  }
}
