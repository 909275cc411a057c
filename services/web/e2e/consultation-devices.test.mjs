/** Coming with a microphone only, with neither, or where devices are refused; and sound that is held back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { host as asHost, CLIENT, hasHeard, sees, write } from "./consulting.mjs";
import * as stage from "./stage.mjs";

const NO_DEVICES = { ...stage.PHONE, ...stage.ENGLISH, permissions: [] };

test("with a microphone only: the voice is heard, and a letter stands for the face", () =>
  asHost(async ({ host, room, context }) => {
    const guest = await stage.stranger(context, CLIENT);
    await guest.goto(room.link);
    await guest.getByRole("button", { name: "Microphone only" }).tap();
    await guest.getByRole("button", { name: "Turn off microphone" }).waitFor();
    await knock(guest);
    await host.getByText("Microphone ready").waitFor({ state: "attached" });
    await host.getByText("No camera").waitFor({ state: "attached" });
    await admit(host);
    await sees(guest);
    await host.getByText("The camera is off").waitFor();
    await host.waitForFunction(() => {
      const [track] = document.querySelector("audio").srcObject?.getAudioTracks() ?? [];
      return track?.readyState === "live" && !track.muted;
    });
    await control(guest, "cameraOff").tap();
    await sees(host);
  }));

test("with neither, one writes, and can turn a microphone on later", () =>
  asHost(async ({ host, room, context }) => {
    const guest = await stage.stranger(context, CLIENT);
    await guest.goto(room.link);
    await knock(guest);
    await admit(host);
    await sees(guest);
    await write(guest, "I only write");
    await hasHeard(host, ["I only write"]);
    await control(guest, "microphoneOff").tap();
    await control(guest, "microphone").waitFor();
  }));

test("a guest whose browser refuses is told how, and comes in all the same", () =>
  asHost(async ({ host, room, context }) => {
    const guest = await stage.stranger(context, NO_DEVICES);
    await guest.goto(room.link);
    await guest.getByRole("button", { name: "Turn on camera and microphone" }).tap();
    const help = guest.getByRole("alert");
    await help.getByText("Camera and microphone were not allowed").waitFor();
    await help.getByText("What can I do?").tap();
    await help.getByRole("listitem").first().waitFor();
    await stage.scan(guest, "devices that are refused, at the door");
    await knock(guest);
    await admit(host);
    await sees(guest);
    await write(guest, "no camera here");
    await hasHeard(host, ["no camera here"]);
    // Not said to be on; pressed, it says why and what to do.
    await guest.getByRole("button", { name: /Turn on microphone$/ }).tap();
    await guest.getByRole("dialog").getByText("The browser keeps it back.").first().waitFor();
    await stage.scan(guest, "devices that are refused, in the call");
  }));

test("a host whose browser refuses still hears, sees and lays cards", () =>
  asHost(
    async ({ host, room, context }) => {
      const guest = await stage.stranger(context, CLIENT);
      await guest.goto(room.link);
      await guest.getByRole("button", { name: "Turn on camera and microphone" }).tap();
      await knock(guest);
      await admit(host);
      await sees(host);
      await guest.getByText("The camera is off").waitFor();
      await host.getByRole("button", { name: /Turn on camera$/ }).click();
      const dialog = host.getByRole("dialog");
      await dialog.getByText("The browser keeps it back.").first().waitFor();
      await stage.scan(host, "devices that are refused, at the host's");
    },
    { permissions: [] },
  ));

test("where sound is held back, one press turns it on", () =>
  asHost(async ({ host, room, context }) => {
    const guest = await stage.stranger(context, CLIENT);
    await guest.goto(room.link);
    // Whoever is heard themselves may also hear.
    await knock(guest);
    await admit(host);
    await sees(guest);
    // A tab that was opened anew has been touched by nobody.
    const tab = await guest.context().newPage();
    await tab.addInitScript(holdSoundBack);
    await tab.goto(guest.url());
    await sees(tab);
    const way = tab.getByRole("button", { name: "Turn on sound" });
    await way.waitFor();
    assert.ok(await tab.evaluate(() => document.querySelector("audio").paused));
    await stage.scan(tab, "sound that is held back");
    await way.tap();
    await way.waitFor({ state: "detached" });
    assert.ok(await tab.evaluate(() => !document.querySelector("audio").paused));
  }));

/** Runs in the page: to look into one from here counts as a touch already, so the real "no" never comes. */
function holdSoundBack() {
  let isTouched = false;
  const touch = () => {
    isTouched = true;
  };
  addEventListener("pointerdown", touch, { capture: true });
  const { play } = HTMLAudioElement.prototype;
  HTMLAudioElement.prototype.play = function () {
    if (isTouched) return play.call(this);
    this.pause();
    return Promise.reject(new DOMException("touch the page first", "NotAllowedError"));
  };
}

const control = (page, icon) => page.locator(`[data-control="${icon}"]`);

async function knock(page) {
  await page.getByRole("button", { name: "Knock", exact: true }).tap();
}

async function admit(page) {
  await page.getByRole("button", { name: /^Let .* in$/ }).click();
}
