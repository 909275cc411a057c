/** A consultation as two people hold it: the pages of the product, each in a home of its own. */
import assert from "node:assert/strict";
import { ENGLISH, signInAs } from "../stage.mjs";
import { ORIGIN } from "./service.mjs";

/** The expert, once they have signed in: the same person in every scenario. */
let storageState;

/** An expert opens a room, a guest comes by its link, knocks and is let in. */
export async function startConsultation([guests, experts], { relayOnly = false } = {}) {
  const options = { origin: ORIGIN, ...ENGLISH };
  const signedIn = { ...options, storageState };
  const [guest, host] = await Promise.all([guests.page(options), experts.page(signedIn)]);
  const { id, invite } = await openRoom(host, relayOnly);
  await Promise.all([host.goto(`/room/${id}`), guest.goto(`/room/${id}#${invite.token}`)]);
  await guest.getByRole("button", { name: "Turn on camera and microphone" }).click();
  await guest.getByRole("button", { name: "Knock" }).click();
  const admit = host.getByRole("button", { name: /^Let .* in$/ });
  await admit.waitFor();
  const begun = performance.now();
  await admit.click();
  return { pages: [guest, host], begun };
}

/** The seat is where the page that opens rooms would have put it. */
async function openRoom(host, relayOnly) {
  if (storageState === undefined) {
    await signInAs(host, "달이");
    await host.evaluate(() => fetch("/api/auth/member/expert", { method: "POST" }));
    storageState = { ...(await host.context().storageState()), origins: [] };
  } else {
    await host.goto("/settings");
  }
  const { status, room } = await host.evaluate(async (relayOnly) => {
    const json = { "Content-Type": "application/json" };
    const body = JSON.stringify({ relayOnly });
    const answer = await fetch("/api/rooms/", { method: "POST", headers: json, body });
    const room = await answer.json();
    const { id, seat, seatToken, role, nickname } = room;
    localStorage.setItem(`conch.seat.${id}`, JSON.stringify({ seat, seatToken, role, nickname }));
    return { status: answer.status, room };
  }, relayOnly);
  assert.equal(status, 201, JSON.stringify(room));
  return room;
}
