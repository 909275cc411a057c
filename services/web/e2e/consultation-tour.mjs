/**
 * Every state of a consultation, one after the other, from the directory to what remains of it. Whoever
 * takes the tour is told of each (`at(state, page)`) and looks: for barriers, or with a camera.
 */
import { appendFile, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as stage from "./stage.mjs";
import { breakable } from "./troubles.mjs";

/** Two cameras a side, so that one can look at the cards; a screen that is shown without a question. */
export const FLAGS = [
  "--use-fake-device-for-media-stream=device-count=2",
  "--use-fake-ui-for-media-stream",
];

/** `host` and `guest` are pages of two people who know nothing of each other. */
export async function tour({ host, guest, words, at }) {
  const it = { host, guest, words, at, name: words.rooms.door.guest };
  for (const page of [host, guest]) await breakable(page);
  await directory(it);
  const link = await room(it);
  await door(it, link);
  await refused(it);
  await knock(it);
  await waitedLong(it);
  await call(it);
  await chat(it);
  await files(it);
  await fan(it);
  await byHand(it);
  await shown(it);
  await lost(it);
  await breaks(it);
  await after(it);
}

/** From nothing to two people who see each other, without a look at anything on the way. */
export async function meet({ host, guest, words }) {
  const it = { host, guest, words, at: () => undefined };
  await directory(it);
  await guest.goto(await room(it));
  await named(guest, words.rooms.devices.turnOnBoth).click();
  await guest.locator("video").waitFor();
  await guest.getByLabel(words.rooms.door.name).fill(words.locale === "ko" ? "지민" : "Sora");
  await named(guest, words.rooms.door.knock).click();
  await host.locator("li button").first().click();
  for (const page of [host, guest]) await page.locator('[data-tile="remote"] video').waitFor();
}

const named = (page, name, role = "button") => page.getByRole(role, { name, exact: true });
const control = (page, icon) => page.locator(`[data-control="${icon}"]`);
const dialog = (page) => page.locator("dialog[open]");

async function directory({ host, guest, words, at }) {
  const { become, own, form } = words.experts;
  // A tour that was broken off may have left a room open.
  await stage.signInAs(host, "별이");
  await stage.endAccount(host);
  await stage.signInAs(host, "별이");
  await host.goto("/experts");
  await named(host, become.action)
    .or(host.getByRole("heading", { name: own.title }))
    .waitFor();
  if (await named(host, become.action).isVisible()) await named(host, become.action).click();
  await host.getByRole("button", { name: new RegExp(`^(${own.write}|${own.edit})$`) }).click();
  await at("an expert introduces themselves", host);
  await host.getByLabel(form.nickname, { exact: true }).fill("달빛");
  await host.getByLabel(form.handle).fill(`moon${Date.now() % 1e6}`);
  await host.getByLabel(form.headline).fill(HEADLINE[words.locale] ?? HEADLINE.en);
  await host.getByLabel(form.specialities).fill(form.specialitiesPlaceholder);
  await named(host, form.save).click();
  await dialog(host).waitFor({ state: "detached" });
  await at("an expert's own corner", host);
  await guest.goto("/experts");
  await guest.locator("main li a").first().waitFor();
  await at("the directory", guest);
  const page = await host.locator('a[href^="/@"]').first().getAttribute("href");
  await guest.goto(page);
  await named(guest, words.experts.page.check).waitFor();
  await at("an expert who is away", guest);
}

const HEADLINE = { ko: "서두르지 않고 끝까지 들어요", en: "I listen to the end" };

/** Answers the invitation. */
async function room({ host, words, at }) {
  const { open, invite } = words.rooms;
  await host.getByText(open.options).click();
  await at("the ways to open a room", host);
  await named(host, open.action).click();
  const sheet = dialog(host);
  const link = await sheet.getByRole("textbox").inputValue();
  await at("the invitation", host);
  await named(sheet, words.close).click();
  await at("a host alone", host);
  await named(host, invite.button).waitFor();
  return link;
}

async function door({ guest, words, at }, link) {
  const { devices, handOver } = words.rooms;
  await stage.finishReading(guest, WORRY[words.locale] ?? WORRY.en);
  await guest.goto(link);
  await named(guest, devices.turnOnBoth).waitFor();
  await at("the door", guest);
  await guest.getByRole("button", { name: handOver.open }).click();
  await dialog(guest).locator("li button").first().waitFor();
  await at("which reading to hand over", guest);
  await dialog(guest).locator("li button").first().click();
  await dialog(guest).getByRole("checkbox").first().waitFor();
  await at("which parts of a reading to hand over", guest);
  await named(dialog(guest), handOver.hand).click();
}

/** Why a device gives nothing, one reason after the other, until it gives something. */
async function refused({ guest, words, at }) {
  const { devices, help } = words.rooms;
  const why = guest.getByRole("alert");
  await guest.evaluate(() => globalThis.refuseDevices("NotAllowedError"));
  await named(guest, devices.turnOnBoth).click();
  await why.getByText(help.title.blocked.both).waitFor();
  await why.getByText(help.show).click();
  await at("devices that the system blocks", guest);
  await guest.evaluate(() => globalThis.refuseDevices("NotReadableError"));
  await why.getByRole("button", { name: help.retry }).click();
  await why.getByText(help.title.busy.both).waitFor();
  await at("devices that another app uses", guest);
  await guest.evaluate(() => globalThis.refuseDevices(null));
  await why.getByRole("button", { name: help.retry }).click();
  await guest.locator("video").waitFor();
  await guest.getByLabel(words.rooms.door.worry).fill(words.rooms.door.worryPlaceholder);
  await at("the door, seen and with a reading", guest);
}

const WORRY = { ko: "이직을 해도 괜찮을까?", en: "Should I change jobs?" };

async function knock({ host, guest, words, at, name }) {
  const { knocks, door } = words.rooms;
  await named(guest, door.knock).click();
  await named(host, knocks.admitOf(name)).waitFor();
  await at("the waiting room", guest);
  await at("a knock", host);
  await host.getByText(knocks.reading).click();
  await at("a knock with the reading open", host);
  await named(host, knocks.denyOf(name)).click();
  await at("asked whether to send somebody away", host);
  await named(host, words.cancel).click();
  await named(host, knocks.holdOf(name)).click();
  await at("a word to somebody at the door", host);
  await named(host, knocks.holdSend).click();
  await guest.getByText(knocks.holdPreset).waitFor();
  await at("asked to wait", guest);
}

/** Whoever has knocked is let in, after a while that nobody has to wait for. */
async function waitedLong({ host, guest, words, at, name }) {
  await guest.evaluate(() => {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith("conch.knocked."))
        sessionStorage.setItem(key, String(Number(sessionStorage.getItem(key)) - 11 * 60_000));
  });
  await guest.reload();
  await named(guest, words.rooms.waiting.keepWaiting).waitFor();
  await at("waited for ten minutes", guest);
  await named(guest, words.rooms.waiting.keepWaiting).click();
  await named(host, words.rooms.knocks.admitOf(name)).click();
}

async function call({ host, guest, words, at }) {
  const { controls, devices, leave, check } = words.consultation;
  for (const page of [host, guest]) {
    await page.locator('[data-tile="remote"] video').waitFor();
    await page.waitForTimeout(1500);
  }
  await at("face to face, host", host);
  await at("face to face, guest", guest);
  await control(guest, "more").click();
  await at("devices and settings", guest);
  await named(guest, devices.profile).click();
  await at("name and picture", guest);
  await dialog(guest)
    .locator("input[type=file]")
    .setInputFiles(await stage.photograph(guest, 600, 400));
  await dialog(guest).locator("img").waitFor();
  await at("name and picture, with a picture", guest);
  await named(guest, words.consultation.profile.save).click();
  await control(guest, "camera").click();
  await control(guest, "microphone").click();
  await host.locator('[data-tile="remote"] img').waitFor();
  await at("a picture where the camera is off, host", host);
  await at("one's own camera and microphone off", guest);
  await control(guest, "cameraOff").click();
  await control(guest, "microphoneOff").click();
  await named(host, check.button).click();
  await at("only the two of you", host);
  await host.keyboard.press("Escape");
  await named(guest, controls.leave).click();
  await at("asked whether to leave", guest);
  await named(guest, leave.stay).click();
}

async function chat({ host, guest, words, at }) {
  const { chat, file, panel } = words.consultation;
  await control(guest, "bubble").click();
  await at("the chat, nothing said", guest);
  await say(guest, CHAT[words.locale]?.[0] ?? CHAT.en[0]);
  await control(host, "bubble").locator("b").waitFor();
  await at("an unread message", host);
  await control(host, "bubble").click();
  await say(host, CHAT[words.locale]?.[1] ?? CHAT.en[1]);
  await guest
    .locator('aside input[type="file"]')
    .setInputFiles(await stage.photograph(guest, 600, 400));
  await named(host, file.acceptOf("photo.png")).waitFor();
  await at("a file offered, host", host);
  await at("a file offered, guest", guest);
  await named(host, file.acceptOf("photo.png")).click();
  await host.locator('[data-state="arrived"]').waitFor();
  await guest.locator('[data-state="arrived"]').waitFor();
  await at("a file arrived, host", host);
  await at("a file arrived, guest", guest);
  await host.locator('[data-state="arrived"] button').first().click();
  await at("a picture seen large", host);
  await host.keyboard.press("Escape");
  await host.getByRole("radio", { name: panel.words }).check({ force: true });
  await host.locator("#words-home").fill(words.consultation.words.placeholder);
  await at("words to take home", host);
  await named(host, panel.close).click();
  await guest.locator("aside textarea").press("Escape");
  await guest.getByLabel(chat.message).waitFor({ state: "detached" });
}

/** One that is on its way, and is stopped; one that can no longer be read. */
async function files({ host, guest, words, at }) {
  const { file } = words.consultation;
  const folder = await mkdtemp(join(tmpdir(), "conch-"));
  const [long, gone] = [join(folder, "reading.mp4"), join(folder, "notes.pdf")];
  try {
    await writeFile(long, "");
    await truncate(long, LONG_BYTES);
    await control(guest, "bubble").click();
    await control(host, "bubble").click();
    await guest.locator('aside input[type="file"]').setInputFiles(long);
    await named(host, file.acceptOf("reading.mp4")).click();
    for (const page of [host, guest]) await page.locator('[data-state="moving"]').waitFor();
    await at("a file on its way, host", host);
    await named(guest, file.cancelOf("reading.mp4")).click();
    for (const page of [host, guest]) await page.locator('[data-state="cancelled"]').waitFor();
    await at("a file that was stopped, guest", guest);
    await writeFile(gone, "%PDF-1.7\n");
    await guest.locator('aside input[type="file"]').setInputFiles(gone);
    await named(host, file.acceptOf("notes.pdf")).waitFor();
    await appendFile(gone, "another page");
    await named(host, file.acceptOf("notes.pdf")).click();
    await guest.locator('[data-state="failed"]').waitFor();
    await at("a file that can no longer be read, guest", guest);
    await control(host, "bubble").click();
    await guest.locator("aside textarea").press("Escape");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** It takes long enough to be looked at, also over a loopback. */
const LONG_BYTES = 190 * 2 ** 20;

const CHAT = {
  ko: ["안녕하세요, 잘 들려요", "반가워요. 오늘은 어떤 마음으로 오셨어요?"],
  en: ["Hello, I hear you well", "Good to see you. What brings you here today?"],
};

async function say(page, text) {
  await page.locator("aside textarea").fill(text);
  await page.locator("aside textarea").press("Enter");
}

async function fan({ host, guest, words, at }) {
  const { table } = words.consultation;
  await control(guest, "cards").click();
  await at("no cards yet, guest", guest);
  await control(host, "cards").click();
  await at("which spread, host", host);
  await named(host, table.offer).click();
  await guest.locator('[role="listbox"][aria-disabled="false"]').waitFor();
  await named(guest, table.random).click();
  await host.locator('[data-picked="true"]').first().waitFor();
  await at("the fan, host", host);
  await at("the fan, guest", guest);
  await named(guest, table.grid).click();
  await at("the grid, guest", guest);
  await named(guest, table.random).click();
  await named(guest, table.random).click();
  for (const page of [host, guest]) await page.locator('[data-open="true"]').nth(2).waitFor();
  await at("three cards, host", host);
  await at("three cards, guest", guest);
  await guest.locator('button[data-open="true"]').first().click();
  await dialog(guest).waitFor();
  await at("a card seen large", guest);
  await guest.keyboard.press("Escape");
  await host.getByRole("button", { name: words.consultation.seal.honest }).click();
  await at("what was sealed", host);
  await host.keyboard.press("Escape");
  await named(host, table.clear).click();
  await at("asked whether to clear the cards", host);
  await named(dialog(host), table.clear).click();
}

async function byHand({ host, guest, words, at }) {
  const { table, hand } = words.consultation;
  await named(host, table.byHand).click();
  const sheet = dialog(host);
  await sheet.getByRole("radio").last().check({ force: true });
  await sheet.locator("ul img").nth(9).waitFor();
  for (let place = 0; place < 9; place += 1) await sheet.locator("ul button").nth(place).click();
  await at("cards laid by hand", host);
  await sheet.locator("ul button").nth(10).click();
  await named(sheet, hand.lay).click();
  for (const page of [host, guest]) await page.locator('[data-open="true"]').nth(9).waitFor();
  await at("ten cards, host", host);
  await at("ten cards, guest", guest);
  await control(guest, "bubble").click();
  await at("cards and chat, guest", guest);
  await guest.locator("aside textarea").press("Escape");
  await named(host, table.clear).click();
  await named(dialog(host), table.clear).click();
  for (const page of [host, guest]) await control(page, "cards").click();
}

async function shown({ host, guest, words, at }) {
  const { controls } = words.consultation;
  await control(host, "more").click();
  await dialog(host).getByRole("switch").click();
  await at("devices while a second camera is on", host);
  await host.keyboard.press("Escape");
  await guest.locator('[data-tile="second"] video').waitFor();
  await at("the table camera, host", host);
  await at("the table camera, guest", guest);
  await control(host, "more").click();
  await dialog(host).getByRole("switch").click();
  await host.keyboard.press("Escape");
  await guest.locator('[data-tile="second"]').waitFor({ state: "detached" });
  if (!(await control(host, "screen").isVisible())) return;
  await control(host, "screen").click();
  await guest.locator('[data-tile="second"] video').waitFor();
  await at("a shared screen, host", host);
  await at("a shared screen, guest", guest);
  await named(host, controls.screenOff).click();
}

/** The way between the two is gone, step by step, until one tap brings it back. */
async function lost({ host, guest, words, at }) {
  const banner = (page, kind) => page.locator(`[role="status"] [data-kind="${kind}"]`);
  await guest.evaluate(() => globalThis.cutCall(true));
  await banner(guest, "unstable").waitFor();
  await at("an unsteady connection, guest", guest);
  await banner(host, "rebuilding").waitFor();
  await at("another way is sought, host", host);
  for (const page of [host, guest]) await banner(page, "broken").waitFor({ timeout: 40_000 });
  await at("a connection that is gone, host", host);
  await at("a connection that is gone, guest", guest);
  await guest.evaluate(() => globalThis.cutCall(false));
  await named(guest, words.consultation.banner.rejoin).click();
  for (const page of [host, guest]) await banner(page, "broken").waitFor({ state: "detached" });
  // A camera that is pulled out says so, and what to do.
  await guest.evaluate(() => globalThis.refuseDevices("NotFoundError"));
  await control(guest, "camera").click();
  await control(guest, "cameraOff").click();
  await control(guest, "cameraOff").click();
  await dialog(guest).getByText(words.consultation.devices.troubles.absent).waitFor();
  await at("a camera that is missing in the call", guest);
  await guest.evaluate(() => globalThis.refuseDevices(null));
  await named(dialog(guest), words.consultation.devices.retry).click();
  await dialog(guest).getByRole("alert").waitFor({ state: "detached" });
  await guest.keyboard.press("Escape");
}

async function breaks({ host, guest, words, at }) {
  const address = guest.url();
  await guest.goto("about:blank");
  await host.getByText(words.consultation.poster.awayText).waitFor();
  await at("the other one is away", host);
  await guest.goto(address);
  await guest.locator('[data-tile="remote"] video').waitFor();
  const second = await guest.context().newPage();
  await second.goto(address);
  await named(guest, words.consultation.end.takeBack).waitFor();
  await at("it goes on in another window", guest);
  await second.close();
  await named(guest, words.consultation.end.takeBack).click();
  await guest.locator('[data-tile="remote"] video').waitFor();
}

async function after({ host, guest, words, at }) {
  const { controls, leave } = words.consultation;
  const { summary, past } = words.rooms;
  await named(host, controls.leave).click();
  await at("asked whether to end it", host);
  await named(host, leave.hostYes).click();
  for (const page of [host, guest]) {
    await page.getByRole("heading", { name: summary.title }).waitFor();
  }
  await at("the summary, host", host);
  await at("the summary, guest", guest);
  await guest.locator("label", { hasText: summary.stars(5) }).click();
  await guest.getByText(summary.ratingMore).click();
  await guest.getByRole("switch", { name: summary.keep }).click();
  await at("rated and kept", guest);
  await guest.goto("/consultations");
  await guest.getByRole("list", { name: past.list }).waitFor();
  await at("one's consultations", guest);
  await guest.getByRole("button", { name: past.removeOf("달빛") }).click();
  await at("asked whether to delete a consultation", guest);
  await host.goto("/consultations");
  await host.getByRole("list", { name: past.list }).waitFor();
  await at("an expert's consultations", host);
}
