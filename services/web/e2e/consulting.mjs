/** The moves that scenarios of a consultation make: two people, each in a browser window of their own. */
import assert from "node:assert/strict";
import * as stage from "./stage.mjs";

const DEVICES = { ...stage.ENGLISH, permissions: ["camera", "microphone"] };
export const EXPERT = { ...stage.DESKTOP, ...DEVICES };
export const CLIENT = { ...stage.PHONE, ...stage.ENGLISH, permissions: ["camera", "microphone"] };

/** One of the demo's people, as an expert. */
export async function asExpert(page, person = "달이") {
  await stage.signInAs(page, person);
  const status = await page.evaluate(async () => {
    const answer = await fetch("/api/auth/member/expert", { method: "POST" });
    return answer.status;
  });
  assert.equal(status, 200);
}

/** Opens a room by the API, with the seat where the page would have put it; answers its link. */
export async function openRoom(page, how = {}) {
  return page.evaluate(async (how) => {
    const answer = await fetch("/api/rooms/", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(how),
    });
    const { id, seat, seatToken, role, nickname, invite } = await answer.json();
    localStorage.setItem(`conch.seat.${id}`, JSON.stringify({ seat, seatToken, role, nickname }));
    return { id, link: `/room/${id}#${invite.token}` };
  }, how);
}

/** An expert alone in a room that is open, and ends with the scenario. */
export async function host(scenario, { flags = [], ...options } = {}) {
  await stage.on({ ...EXPERT, flags, ...options }, async (host, context) => {
    await asExpert(host);
    try {
      const room = await openRoom(host);
      await host.goto(`/room/${room.id}`);
      await host.getByRole("button", { name: "Invite" }).waitFor();
      await scenario({ host, room, context });
    } finally {
      // The next one opens a room of its own.
      await stage.endAccount(host);
    }
  });
}

/** The client knocks with camera and microphone, and is let in. */
export async function letIn(host, guest, { link }) {
  await guest.goto(link);
  await guest.getByRole("button", { name: "Turn on camera and microphone" }).click();
  await guest.getByRole("button", { name: "Knock", exact: true }).click();
  await host.getByRole("button", { name: /^Let .* in$/ }).click();
}

/** Two at one table of the server at `baseURL`, who see each other. */
export async function withTwo(baseURL, scenario) {
  await stage.on({ ...EXPERT, baseURL }, async (host, context) => {
    await asExpert(host);
    const room = await openRoom(host);
    await host.goto(`/room/${room.id}`);
    const guest = await stage.stranger(context, { ...CLIENT, baseURL });
    await letIn(host, guest, room);
    await seeEachOther(host, guest);
    await scenario({ host, guest, room, context });
  });
}

/** Pictures of the other side that were shown: one's own are mirrored. */
const pictures = (page) =>
  page.evaluate(() => {
    const remote = document.querySelector('video:not([data-mirrored="true"])');
    return remote?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
  });

/** Until the other side's video has moved on by some pictures. */
export async function sees(page) {
  const before = await pictures(page);
  const end = Date.now() + 30_000;
  for (let now = before; now < before + 5; now = await pictures(page)) {
    assert.ok(Date.now() < end, "the other side's video stands still");
    await page.waitForTimeout(100);
  }
}

export async function seeEachOther(host, guest) {
  await Promise.all([sees(host), sees(guest)]);
}

/** Opens the chat where it is closed. */
export async function openChat(page) {
  const field = page.locator("aside textarea");
  if (!(await field.isVisible())) await page.locator('[data-control="bubble"]').click();
  return field;
}

/** Says something in the chat. */
export async function write(page, text) {
  const field = await openChat(page);
  await field.fill(text);
  await field.press("Enter");
}

/** Until the page shows exactly these words, each once and in this order. */
export async function hasHeard(page, words) {
  await openChat(page);
  const all = await page.waitForFunction(
    (count) => {
      const said = [...document.querySelectorAll("aside article")].map((it) => it.innerText);
      return said.length >= count && said;
    },
    words.length,
    { timeout: 30_000 },
  );
  const said = await all.jsonValue();
  assert.equal(said.length, words.length, said.join(" | "));
  words.forEach((word, place) => {
    assert.ok(said[place].includes(word), `${said[place]} is not ${word}`);
  });
}
