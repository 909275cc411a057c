/**
 * Two real browsers' worth of a call, without a server: `node --test test/rtc-browser`.
 * The browser comes from CONCH_CHROMIUM.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { build } from "vite";
import { Room } from "./relay.mjs";

const PAGE = `<!doctype html><meta charset="utf-8"><title>lab</title>
<video id="video" muted playsinline></video><video id="table" muted playsinline></video>
<audio id="audio"></audio><script type="module" src="/lab.js"></script>`;
const BOTH = { camera: true, microphone: true };

let browser;
let script;

before(async () => {
  const entry = fileURLToPath(new URL("lab.ts", import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, minify: false, target: "es2022", rollupOptions: { input: entry } },
  });
  script = built.output[0].code;
  browser = await chromium.launch({
    executablePath: process.env.CONCH_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      "--autoplay-policy=no-user-gesture-required",
    ],
  });
});

after(() => browser.close());

/** A page of somebody, before the room. */
async function open(room, seat, wish = BOTH) {
  const context = await browser.newContext({ permissions: ["camera", "microphone"] });
  const page = await context.newPage();
  page.setDefaultTimeout(40_000);
  page.troubles = [];
  page.on("pageerror", (error) => page.troubles.push(error.message));
  await page.route("https://lab.test/**", (route) =>
    route.request().url().endsWith(".js")
      ? route.fulfill({ contentType: "text/javascript", body: script })
      : route.fulfill({ contentType: "text/html", body: PAGE }),
  );
  await page.routeWebSocket(/\/signal$/, (socket) => room.attach(socket));
  page.enter = async (how = wish) => {
    await page.goto("https://lab.test/");
    await page.waitForFunction(() => "begin" in window);
    await page.evaluate(([token, wish]) => window.begin(token, wish), [seat, how]);
  };
  await page.enter();
  return page;
}

const view = (page, of) =>
  page.evaluate((of) => JSON.parse(JSON.stringify(window.lab.call.view()))[of], of);

const until = (page, test, argument) => page.waitForFunction(test, argument);

const connected = (page) => until(page, () => window.lab.call.view().link === "connected");

/** Pictures of the other side go on arriving. */
async function seesFrames(page, id = "video") {
  const now = await page.evaluate((id) => window.lab.frames[id], id);
  await until(page, ([id, least]) => window.lab.frames[id] >= least, [id, now + 5]);
}

async function hears(speaker, listener, text) {
  await speaker.evaluate((text) => window.lab.say(text), text);
  await until(listener, (text) => window.lab.words.includes(text), text);
}

async function inCall(scenario, wishes = {}) {
  const room = new Room();
  try {
    await hold(scenario, wishes, room);
  } finally {
    await Promise.all(browser.contexts().map((context) => context.close()));
  }
}

async function hold(scenario, wishes, room) {
  const host = await open(room, "s1", wishes.host);
  const guest = await open(room, "s2", wishes.guest);
  await until(host, () => window.lab.call.view().knocks.some(({ session }) => session));
  await until(host, () => window.lab.connections.at(-1)?.signalingState === "have-remote-offer");
  const began = Date.now();
  await host.evaluate(() => window.lab.call.admit("s2"));
  await Promise.all([connected(host), connected(guest)]);
  const connectedMs = Date.now() - began;
  await scenario({ host, guest, room, began, connectedMs });
  assert.deepEqual([...host.troubles, ...guest.troubles], []);
}

const state = (page) =>
  page.evaluate(() => ({
    made: window.lab.connections.length,
    live: window.lab.connections.filter((pc) => pc.connectionState !== "closed").length,
    places: window.lab.connections.at(-1).getTransceivers().length,
  }));

test("a guest is let in with one answer, and both see, hear and speak to each other", async () => {
  await inCall(async ({ host, guest, room, began }) => {
    await Promise.all([seesFrames(host), seesFrames(guest)]);
    console.log(`admit to five pictures on both sides: ${Date.now() - began} ms`);
    await hears(host, guest, "안녕하세요");
    await hears(guest, host, "네");
    const offers = room.said.filter(({ description }) => description?.type === "offer");
    assert.equal(offers.length, 1, "one offer, at the door");
    assert.deepEqual(await state(host), { made: 1, live: 1, places: 3 });
    assert.deepEqual(await state(guest), { made: 1, live: 1, places: 3 });
    await until(host, () => window.lab.call.view().check !== null);
    await until(guest, () => window.lab.call.view().check !== null);
    assert.equal(await view(host, "check"), await view(guest, "check"));
    assert.equal([...(await view(host, "check"))].length, 4);
    await until(host, () => window.lab.call.view().quality.remote > 0);
    await until(host, () => window.lab.call.view().speaking.remote);
  });
});

test("a camera is switched off and on, and a second one shown, without any negotiation", async () => {
  await inCall(async ({ host, guest, room }) => {
    await seesFrames(guest);
    const before = room.said.filter(({ type }) => type === "describe").length;
    await host.evaluate(() => window.lab.call.setCamera(false));
    await until(guest, () => !window.lab.call.view().remoteMedia.camera);
    await host.evaluate(() => window.lab.call.setCamera(true));
    await seesFrames(guest);
    await host.evaluate(() => window.lab.call.setTableCamera(true));
    await until(guest, () => window.lab.call.view().remoteMedia.tableCamera);
    await seesFrames(guest, "table");
    await host.evaluate(() => window.lab.call.setTableCamera(false));
    await until(guest, () => window.lab.call.view().remoteTable === null);
    assert.equal(room.said.filter(({ type }) => type === "describe").length, before);
  });
});

test("somebody without camera and microphone stays connected", async () => {
  const none = { camera: false, microphone: false };
  await inCall(
    async ({ host, guest }) => {
      await guest.waitForTimeout(6000);
      for (const page of [host, guest])
        assert.equal((await page.evaluate(() => window.lab.links)).at(-1), "connected");
      assert.ok(!(await host.evaluate(() => window.lab.links)).includes("unstable"));
      await hears(guest, host, "들려요");
      await guest.evaluate(() => window.lab.call.setCamera(true));
      await seesFrames(host);
    },
    { host: none, guest: none },
  );
});

test("media goes on while the line is cut, and only the line is said to be", async () => {
  await inCall(async ({ host, guest, room }) => {
    await seesFrames(host);
    for (let times = 0; times < 3; times += 1) {
      room.cut("s1");
      room.cut("s2");
      await seesFrames(host);
      await seesFrames(guest);
      await until(guest, () => window.lab.call.view().line === "open");
    }
    room.move("s2");
    await guest.waitForTimeout(600);
    assert.equal(await view(guest, "line"), "open");
    assert.equal(await view(guest, "stage").then(({ name }) => name), "seated");
    for (const page of [host, guest]) {
      const { links, lines } = await page.evaluate(() => window.lab);
      assert.deepEqual(links.slice(links.indexOf("connected")), ["connected"]);
      assert.ok(lines.includes("reconnecting"));
      assert.equal((await state(page)).made, 1);
    }
  });
});

test("offers that meet, again and again, leave both connected", async () => {
  await inCall(async ({ host, guest, room }) => {
    for (let times = 0; times < 20; times += 1) {
      const restart = () => window.lab.connections.at(-1).restartIce();
      await Promise.all([host.evaluate(restart), guest.evaluate(restart)]);
      if (times % 5 === 4) await guest.waitForTimeout(300);
    }
    for (const page of [host, guest]) {
      await until(page, () => window.lab.connections.at(-1).signalingState === "stable");
      await seesFrames(page);
      assert.deepEqual(await state(page), { made: 1, live: 1, places: 3 });
    }
    const offers = room.said.filter(({ description }) => description?.type === "offer");
    console.log(`offers: ${offers.length}`);
    assert.ok(offers.length > 10);
  });
});

test("both make the connection anew at the same moment, and one of the two stays", async () => {
  await inCall(async ({ host, guest }) => {
    for (let times = 0; times < 5; times += 1) {
      const rejoin = () => window.lab.call.rejoin();
      await Promise.all([host.evaluate(rejoin), guest.evaluate(rejoin)]);
      await guest.waitForTimeout(1500);
      await Promise.all([connected(host), connected(guest)]);
      await Promise.all([seesFrames(host), seesFrames(guest)]);
      await hears(host, guest, `다시 ${times}`);
      await hears(guest, host, `응 ${times}`);
    }
    for (const page of [host, guest]) {
      const { live, places } = await state(page);
      assert.deepEqual({ live, places }, { live: 1, places: 3 });
    }
  });
});

for (const who of ["guest", "host"])
  test(`the ${who} reloads, and is back in the call`, async () => {
    await inCall(async (two) => {
      const stays = two[who === "guest" ? "host" : "guest"];
      await seesFrames(stays);
      const began = Date.now();
      await two[who].enter();
      await until(stays, () => window.lab.connections.length > 1);
      await Promise.all([connected(two[who]), connected(stays)]);
      await Promise.all([seesFrames(two[who]), seesFrames(stays)]);
      console.log(`${who} reload to pictures: ${Date.now() - began} ms`);
      await hears(two[who], stays, "다시 왔어요");
      await stays.waitForTimeout(2500);
      assert.equal((await state(stays)).live, 1);
      await seesFrames(stays);
    });
  });

test("a connection that dies is climbed out of by the ladder", async () => {
  await inCall(async ({ host, guest }) => {
    await seesFrames(host);
    const began = Date.now();
    await guest.evaluate(() => window.lab.connections.at(-1).close());
    await until(host, () => window.lab.call.view().link === "unstable");
    console.log(`unstable after ${Date.now() - began} ms`);
    await until(host, () => window.lab.connections.length > 1);
    await Promise.all([connected(host), connected(guest)]);
    await Promise.all([seesFrames(host), seesFrames(guest)]);
    console.log(`a new connection after ${Date.now() - began} ms`);
    const links = await host.evaluate(() => window.lab.links);
    assert.deepEqual(links.slice(links.indexOf("unstable")), [
      "unstable",
      "rebuilding",
      "connected",
    ]);
    assert.equal((await view(host, "notice")).kind, "recovered");
  });
});
