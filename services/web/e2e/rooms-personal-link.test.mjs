/** An expert's own link, a guest who is not wanted again, and a seat taken on another device. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { host as asHost, CLIENT, EXPERT, letIn, seeEachOther } from "./consulting.mjs";
import * as stage from "./stage.mjs";

test("from a page about somebody to a knock at their door, and never again once blocked", () =>
  asHost(async ({ host, context }) => {
    const handle = await introduce(host);
    const guest = await stage.stranger(context, CLIENT);
    await guest.goto("/experts");
    await guest.getByRole("link", { name: /Tide/ }).tap();
    await guest.waitForURL(`**/@${handle}`);
    await guest.getByText("Here now").waitFor();
    await guest.getByRole("button", { name: "Go and knock" }).tap();
    await guest.waitForURL("**/room/*");
    assert.equal(new URL(guest.url()).hash, "", "the invitation is not in the address bar");
    await guest.getByRole("button", { name: "Knock", exact: true }).tap();
    await guest.getByRole("heading", { name: "You knocked" }).waitFor();

    const knock = host.getByRole("region", { name: "At the door" });
    await knock.getByRole("button", { name: "Send Guest away" }).click();
    await knock.getByRole("switch", { name: "Do not let them knock here again" }).click();
    await knock.getByRole("button", { name: "Send away", exact: true }).click();
    await knock.waitFor({ state: "detached" });
    await guest.getByRole("heading", { name: "It does not suit the reader right now" }).waitFor();
    await stage.scan(guest, "sent away");

    await guest.getByRole("button", { name: "Knock again" }).tap();
    await guest.getByRole("button", { name: "Knock", exact: true }).tap();
    // As polite as to anybody: it does not say that somebody is blocked.
    await guest.getByRole("alert").waitFor();
    assert.doesNotMatch(await guest.getByRole("alert").innerText(), /block/i);
    await stage.scan(guest, "a knock that is refused");
    await host.waitForTimeout(1000);
    assert.equal(await knock.count(), 0, "the host is not troubled again");
  }));

test("an expert goes on with the seat on another device, and the guest stays", () =>
  asHost(async ({ host, room, context }) => {
    await introduce(host);
    const guest = await stage.stranger(context, CLIENT);
    await letIn(host, guest, room);
    await seeEachOther(host, guest);

    const tablet = await stage.stranger(context, EXPERT);
    await stage.signInAs(tablet, "달이");
    await tablet.goto("/experts");
    await tablet.getByRole("button", { name: "Go to the open room" }).click();
    await tablet.waitForURL(`**/room/${room.id}`);
    await seeEachOther(tablet, guest);
    await host.locator("h1").waitFor();
    await host.getByRole("heading", { name: /goes on in another window|cannot enter/ }).waitFor();
    assert.equal(await guest.getByText("Your reader is reconnecting").count(), 0);
    await tablet.getByRole("button", { name: "Leave", exact: true }).click();
    await tablet.getByRole("button", { name: "End it" }).click();
    await guest.getByRole("heading", { name: "Your consultation" }).waitFor();
  }));

test("an expert without a profile finds their open room from another device", () =>
  asHost(async ({ host, room, context }) => {
    const tablet = await stage.stranger(context, EXPERT);
    await stage.signInAs(tablet, "달이");
    await tablet.goto("/experts");
    await tablet.getByRole("button", { name: "Go to the open room" }).click();
    await tablet.waitForURL(`**/room/${room.id}`);
    await tablet.getByRole("button", { name: "Invite" }).waitFor();
    await host.getByRole("heading", { name: /goes on in another window|cannot enter/ }).waitFor();
  }));

/** Puts somebody into the directory; answers the name of their link. */
async function introduce(page) {
  const handle = `sea${Date.now() % 1e8}`;
  const status = await page.evaluate(async (handle) => {
    const profile = { handle, nickname: "Tide", specialities: ["Love"], languages: ["en"] };
    const answer = await fetch("/api/rooms/experts/me", {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...profile, headline: "I listen", listed: true }),
    });
    return answer.status;
  }, handle);
  assert.equal(status, 200);
  return handle;
}
