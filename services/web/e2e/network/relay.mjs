/** The relay, as production runs it, on the street of a lab. */
import { createHmac } from "node:crypto";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { RELAY, run } from "./lab.mjs";

const SECRET = "secret of the lab";
const CONFIGURATION = fileURLToPath(new URL("../../../coturn/turnserver.conf", import.meta.url));

// What coturn's package brings, and production runs with. A relay that has no database makes one when
// it is first asked: the first callers may be refused, and now and then everybody for good.
const TABLES = "/var/lib/turn/turndb";

export const TURN = {
  secret: SECRET,
  urls: [
    `turn:${RELAY}:3478?transport=udp`,
    `turn:${RELAY}:3478?transport=tcp`,
    `turns:${RELAY}:443?transport=tcp`,
  ],
};

export const STUN = `stun:${RELAY}:3478`;

/** What a page is given to use the relay with. */
export function iceServers(user) {
  const username = `${Math.floor(Date.now() / 1000) + 600}:${user}`;
  const credential = createHmac("sha1", SECRET).update(username).digest("base64");
  return [{ urls: [STUN] }, { urls: TURN.urls, username, credential }];
}

/** Starts it and waits until it listens. */
export async function startRelay(lab) {
  const at = (name) => join(lab.folder, name);
  const subject = ["-subj", "/CN=relay", "-addext", `subjectAltName=IP:${RELAY}`];
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const files = ["-keyout", at("key.pem"), "-out", at("cert.pem")];
  run("openssl", "req", "-x509", "-days", "2", ...key, ...subject, ...files);
  copyFileSync(TABLES, at("turndb"));
  const own = [
    `--listening-ip=${RELAY}`,
    `--relay-ip=${RELAY}`,
    "--tls-listening-port=443",
    "--realm=conch.example",
    `--static-auth-secret=${SECRET}`,
    `--cert=${at("cert.pem")}`,
    `--pkey=${at("key.pem")}`,
    `--userdb=${at("turndb")}`,
    `--pidfile=${at("turn.pid")}`,
  ];
  const relay = lab.start("street", ["turnserver", "-c", CONFIGURATION, ...own], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  await new Promise((resolve, reject) => {
    const listen = (bytes) => {
      said = (said + bytes).slice(-4000);
      // the last thing it starts
      if (said.includes("IO method (admin thread)")) resolve();
    };
    relay.stdout.on("data", listen);
    relay.stderr.on("data", listen);
    relay.once("exit", (code) => reject(new Error(`turnserver ended with ${code}: ${said}`)));
  });
}
