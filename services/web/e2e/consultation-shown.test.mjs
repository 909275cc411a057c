/** What one side shows and the other one sees: cards, a screen, a face, a file; and what is taken home. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { host as asHost, CLIENT, letIn, seeEachOther, write } from "./consulting.mjs";
import * as stage from "./stage.mjs";

const CAMERAS = ["--use-fake-device-for-media-stream=device-count=3"];
/** A screen is shown without a question. */
const NO_QUESTION = ["--use-fake-ui-for-media-stream"];

test("cards under a second camera and a shared screen are seen by the other side", () =>
  atTable([...CAMERAS, ...NO_QUESTION], async ({ host, guest }) => {
    await control(host, "more").click();
    const devices = host.getByRole("dialog");
    await devices.getByRole("switch", { name: "Show cards with a second camera" }).click();
    const camera = (name) => devices.locator("label", { hasText: name }).locator("select");
    const cards = await camera(/^Camera on the cards/).inputValue();
    const face = await camera(/^Camera(?! on the cards)/).inputValue();
    assert.notEqual(cards, face, "the cards have a camera of their own");
    // Of the browser's cameras for tests, the second one sees depth, which no call can send.
    await camera(/^Camera on the cards/).selectOption({ index: 2 });
    await host.keyboard.press("Escape");
    await moves(guest, '[data-tile="second"] video');
    await moves(guest, '[data-tile="remote"] video');
    await guest.getByRole("figure", { name: /cards$/ }).waitFor();
    await guest.reload();
    await guest.getByRole("figure", { name: /cards$/ }).waitFor();
    await moves(guest, '[data-tile="second"] video');

    // A screen takes the place of the cards, and both sides say so.
    await control(host, "screen").click();
    await guest.getByRole("figure", { name: /screen$/ }).waitFor();
    await host.getByRole("figure", { name: "Your screen" }).waitFor();
    await moves(guest, '[data-tile="second"] video');
    await guest.getByRole("button", { name: "See the face large" }).tap();
    await guest.locator('[data-tile="remote"][data-main="true"]').waitFor();
    await host.getByRole("button", { name: "Share screen: stop" }).click();
    await guest.locator('[data-tile="second"]').waitFor({ state: "detached" });
    await seeEachOther(host, guest);
  }));

test("a name and a picture stand where the camera is off", () =>
  atTable([], async ({ host, guest }) => {
    await control(guest, "more").tap();
    await guest.getByRole("button", { name: "Name and picture" }).tap();
    const profile = guest.getByRole("dialog");
    const photo = await stage.photograph(guest, 600, 400);
    await profile.locator("input[type=file]").setInputFiles(photo);
    await profile.locator("img").waitFor();
    await profile.getByLabel("Name").fill("Sora");
    await profile.getByRole("button", { name: "Save" }).tap();
    await host.getByRole("figure", { name: /Sora/ }).waitFor();
    await control(guest, "camera").tap();
    const face = host.locator('[data-tile="remote"] img');
    await face.waitFor();
    assert.ok(await face.evaluate((it) => it.complete && it.naturalWidth > 0));
    await host.getByText("The camera is off").waitFor();
    await guest.reload();
    await face.waitFor();
    await control(guest, "cameraOff").tap();
    await moves(host, '[data-tile="remote"] video');
  }));

test("cards laid by hand and words to take home reach the guest, and notes nobody", () =>
  atTable([], async ({ host, guest }) => {
    await control(host, "cards").click();
    await host.getByRole("button", { name: "Enter cards laid by hand" }).click();
    const hand = host.getByRole("dialog");
    for (const name of ["The Star", "The Moon", "The Sun"]) {
      await hand.getByRole("searchbox").fill(name);
      await hand.locator("ul button", { hasText: name }).click();
    }
    await hand
      .getByRole("button", { name: /^reversed · / })
      .first()
      .click();
    await hand.getByRole("button", { name: "Lay them out" }).click();
    const laid = guest.locator('button[data-open="true"]');
    await laid.nth(2).waitFor();
    const names = await laid.evaluateAll((all) => all.map((it) => it.ariaLabel));
    assert.match(names[0], /The Star, reversed/i);
    assert.match(names[2], /The Sun, upright/i);

    await control(host, "bubble").click();
    await host.getByRole("radio", { name: "To take home" }).check({ force: true });
    await host.getByLabel("Words to take home").fill("Walk by the sea.");
    await host.getByRole("textbox", { name: "Notes for yourself" }).fill("ask about the move");
    await host.getByText("Saved", { exact: true }).nth(1).waitFor();

    await control(host, "hangUp").click();
    await host.getByRole("button", { name: "End it" }).click();
    await guest.getByRole("heading", { name: "Your consultation" }).waitFor();
    await guest.getByText("Walk by the sea.").waitFor();
    await guest.getByText("Paper cards").waitFor();
    await guest
      .getByRole("img", { name: /The Star/ })
      .first()
      .waitFor();
    assert.ok(!(await guest.content()).includes("ask about the move"));
    const summary = host.getByRole("textbox", { name: "Notes for yourself" });
    assert.equal(await summary.inputValue(), "ask about the move");
  }));

test("files come by dropping and by pasting, and what is refused says why", () =>
  atTable([], async ({ host, guest }) => {
    await write(guest, "hello");
    await control(host, "bubble").click();
    await give(host, "drop", "shell.txt", "a shell");
    await guest.getByRole("button", { name: "Accept shell.txt" }).tap();
    await guest.locator('[data-state="arrived"]', { hasText: "shell.txt" }).waitFor();
    const [download] = await Promise.all([
      guest.waitForEvent("download"),
      guest.getByRole("link", { name: /shell\.txt/ }).tap(),
    ]);
    assert.equal(download.suggestedFilename(), "shell.txt");

    await give(host, "paste", "wave.txt", "a wave");
    await guest.getByRole("button", { name: "Decline wave.txt" }).tap();
    await host.getByText("They did not take it").waitFor();

    await give(host, "drop", "tide.exe", "MZ");
    await host.getByText("A program cannot be sent").waitFor();
    await give(host, "drop", "nothing.txt", "");
    await host.getByText("An empty file cannot be sent").waitFor();
    await stage.scan(host, "a file that was refused");
  }));

async function atTable(flags, scenario) {
  await asHost(
    async ({ host, room, context }) => {
      const guest = await stage.stranger(context, CLIENT);
      await letIn(host, guest, room);
      await seeEachOther(host, guest);
      await scenario({ host, guest });
    },
    { flags },
  );
}

const control = (page, icon) => page.locator(`[data-control="${icon}"]`);

/** Pictures of it go on, not merely a track that is there. */
async function moves(page, video) {
  await page.locator(video).waitFor();
  const shown = (it) => document.querySelector(it)?.getVideoPlaybackQuality().totalVideoFrames;
  const before = await page.evaluate(shown, video);
  await page.waitForFunction(
    ([it, then]) =>
      document.querySelector(it)?.getVideoPlaybackQuality().totalVideoFrames > then + 3,
    [video, before],
  );
}

/** Drops a file on the chat, or pastes it there. */
async function give(page, how, name, text) {
  await page.locator("aside textarea").evaluate(
    (field, [how, name, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], name, { type: "text/plain" }));
      const event =
        how === "drop"
          ? new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })
          : new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      field.dispatchEvent(event);
    },
    [how, name, text],
  );
}
