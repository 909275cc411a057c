/** From the door to the end of a consultation without a pointer, on both sides; and leaving, which is asked once. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { host as asHost, EXPERT, hasHeard, sees } from "./consulting.mjs";
import * as stage from "./stage.mjs";

test("the door, the call, the cards and the end by keys alone", () =>
  asHost(async ({ host, room, context }) => {
    const guest = await stage.stranger(context, EXPERT);
    await guest.goto(room.link);
    await press(guest, "Turn on camera and microphone");
    await guest.getByLabel("You", { exact: true }).waitFor();
    await tabTo(guest, (it) => it.matches("input:not([type])") || it.type === "text");
    await guest.keyboard.type("Sora");
    await guest.keyboard.press("Enter");
    await guest.getByRole("heading", { name: "You knocked" }).waitFor();
    await press(host, "Let Sora in");
    await Promise.all([sees(host), sees(guest)]);

    // Everything that can be done is near: eight keys from the top of the page.
    await guest.evaluate(() => document.activeElement?.blur());
    for (let count = 0; count < 8; count += 1) {
      await guest.keyboard.press("Tab");
      if (await focused(guest, (it) => it.dataset.control === "hangUp")) break;
    }
    assert.ok(await focused(guest, (it) => it.closest("nav") !== null));

    await guest.keyboard.press("Alt+KeyM");
    await control(guest, "microphoneOff").waitFor();
    await guest.keyboard.press("Alt+KeyM");
    await control(guest, "microphone").waitFor();

    await press(guest, "Chat: open");
    await guest.keyboard.type("by keys");
    await guest.keyboard.press("Enter");
    await guest.keyboard.press("Escape");
    await guest.locator('[data-control="bubble"]:focus').waitFor();
    await hasHeard(host, ["by keys"]);
    await host.keyboard.press("Escape");

    await press(host, "Cards: open the table");
    await press(host, "Spread together");
    const fan = guest.getByRole("listbox");
    await guest.locator('[role="listbox"][aria-disabled="false"]').waitFor();
    await tabTo(guest, (it) => it.closest('[role="listbox"]') !== null);
    for (const key of ["ArrowRight", "Shift+ArrowRight", "Home"]) {
      await guest.keyboard.press(key);
      await guest.keyboard.press("Enter");
    }
    await fan.waitFor({ state: "detached" });
    for (const page of [host, guest]) await page.locator('[data-open="true"]').nth(2).waitFor();
    await tabTo(guest, (it) => it.dataset.open === "true");
    await guest.keyboard.press("Enter");
    await guest.getByRole("dialog").waitFor();
    await guest.keyboard.press("Escape");
    await guest.locator('[data-open="true"]:focus').waitFor();

    await press(guest, "Leave");
    const asked = guest.getByRole("dialog", { name: "Leave the room?" });
    await asked.waitFor();
    await guest.keyboard.press("Escape");
    await asked.waitFor({ state: "detached" });
    await sees(guest);
    await press(host, "Leave");
    await press(host, "End it");
    for (const page of [host, guest])
      await page.getByRole("heading", { name: "Your consultation" }).waitFor();
    await tabTo(guest, (it) => it.type === "radio");
    for (let star = 0; star < 4; star += 1) await guest.keyboard.press("ArrowRight");
    await guest.getByText("Very good", { exact: true }).waitFor();
  }));

test("whoever left comes back within ten minutes, and finds all as it was", () =>
  asHost(async ({ host, room, context }) => {
    const guest = await stage.stranger(context, EXPERT);
    await guest.goto(room.link);
    await press(guest, "Turn on camera and microphone");
    await press(guest, "Knock");
    await press(host, "Let Guest in");
    await Promise.all([sees(host), sees(guest)]);
    await press(guest, "Chat: open");
    await guest.keyboard.type("before");
    await guest.keyboard.press("Enter");
    await hasHeard(host, ["before"]);
    await press(guest, "Leave");
    await guest.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
    const back = guest.getByRole("link", { name: "Go back in" });
    await back.or(guest.getByRole("button", { name: /^Come back/ })).click();
    await Promise.all([sees(host), sees(guest)]);
    await hasHeard(guest, ["before"]);
  }));

const control = (page, icon) => page.locator(`[data-control="${icon}"]`);

/** Goes to a button by Tab, and presses it. */
async function press(page, name) {
  const wanted = page.getByRole("button", { name, exact: true });
  await wanted.waitFor();
  await wanted.evaluate((it) => it.setAttribute("data-wanted", ""));
  await tabTo(page, (it) => it.hasAttribute("data-wanted"));
  await wanted.evaluate((it) => it.removeAttribute("data-wanted"));
  await page.keyboard.press("Enter");
}

async function tabTo(page, isIt) {
  for (let count = 0; count < 60; count += 1) {
    if (await focused(page, isIt)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`no way by Tab to ${isIt}`);
}

/** Whether what has the focus is it; and it has to be seen. */
function focused(page, isIt) {
  return page.evaluate((source) => {
    const it = document.activeElement;
    return it !== null && it !== document.body && new Function(`return ${source}`)()(it);
  }, isIt.toString());
}
