/**
 * Every state of the house but the consultation's, part by part. Whoever takes the tour is told of each
 * (`at(state, page)`) and looks: for barriers, for what is too small, or with a camera. A third word are
 * the rules of a scan that do not hold there.
 */
import * as stage from "./stage.mjs";

/** The four looks that everything has: by day and at night, in a hand and on a desk. */
const EVERY_LOOK = [
  look("Korean on a phone at night", stage.PHONE, stage.KOREAN, "dark"),
  look("English on a desktop by day", stage.DESKTOP, stage.ENGLISH, "light"),
  look("English on a phone by day", stage.PHONE, stage.ENGLISH, "light"),
  look("Korean on a desktop at night", stage.DESKTOP, stage.KOREAN, "dark"),
];

/** Both languages, shapes and skies in two looks; all of their combinations where there is time for it. */
export const LOOKS = process.env.CONCH_EVERY_LOOK === "1" ? EVERY_LOOK : EVERY_LOOK.slice(0, 2);

function look(name, shape, language, colorScheme) {
  return { name, options: { ...shape, ...language, colorScheme } };
}

/** Each takes `{ page, context, options, words, at }`, a page that nobody has used yet. */
export const PARTS = {
  pages,
  talk,
  draw,
  reading,
  sharing,
  list,
  unkept,
  account,
  beside,
  troubles,
};

const WORRY = {
  ko: "내일 중요한 면접이 있는데 자꾸 떨려",
  en: "I have an interview and cannot rest",
};
const NOTHING = "qqqq";

const named = (page, name) => page.getByRole("button", { name, exact: true });
/** Until the last card lies open; a moment later the reading comes. */
const turnedOver = (page) =>
  page.waitForFunction(() => {
    const cards = [...document.querySelectorAll("dialog [data-open]")];
    return cards.length > 0 && cards.every(({ dataset }) => dataset.open === "true");
  });
const inDialog = (page) => page.locator("dialog[open]");

const PAGES = {
  "/": "home",
  "/library": "library",
  "/library/major-17": "a card",
  "/library/nobody": "a card that is none",
  "/history": "history, nothing yet",
  "/settings": "settings",
  "/experts": "experts",
  "/@nobody": "an expert who is none",
  "/consultations": "consultations, none yet",
  "/consultations/nothing": "a consultation that is none",
  "/room/nothing": "a room that is none",
  "/farewell/01900000-0000-7000-8000-000000000000": "a farewell that is over",
  "/nowhere": "no such page",
  "/chat/01900000-0000-7000-8000-000000000000": "a talk that is gone",
};

async function pages({ page, words, at }) {
  for (const [path, state] of Object.entries(PAGES)) {
    await page.goto(path);
    await page.locator("h1").first().waitFor();
    await page.waitForLoadState("networkidle").catch(() => undefined);
    await at(state, page);
  }
  await page.goto("/library");
  await page.getByRole("searchbox").fill(NOTHING);
  await named(page, words.library.clear).waitFor();
  await at("library, nothing found", page);
  await page.goto("/settings");
  await named(page, words.account.signIn).click();
  await at("sign in", page);
  await page.goto("/?signIn=cancelled");
  await named(page, words.trouble.dismiss).waitFor();
  await at("a sign-in that was given up", page);
}

async function talk({ page, context, words, at }) {
  await stage.enter(page);
  await at("talk, nothing said", page);
  await stage.say(page, WORRY[words.locale]);
  await page.locator('[data-kind="talk"] p', { hasText: /\S/ }).first().waitFor();
  await at("talk, answering", page);
  await stage.heardOut(page);
  await at("talk, answered", page);
  await context.setOffline(true);
  await page.getByText(words.chat.offline).waitFor();
  await at("talk, offline", page);
  await context.setOffline(false);
  await page.getByText(words.chat.offline).waitFor({ state: "detached" });
  await page.route("**/messages", (route) => route.abort("connectionfailed"));
  await page.locator("textarea").fill(WORRY[words.locale]);
  await named(page, words.chat.send).click();
  await page.getByRole("alert").waitFor();
  await at("talk, not sent", page);
}

async function draw({ page, words, at }) {
  await stage.enter(page);
  await stage.openDraw(page);
  await at("draw, the fan", page);
  await page.keyboard.press("Escape");
  await inDialog(page).getByRole("alert").waitFor();
  await at("draw, asked whether to leave", page);
  await named(inDialog(page), words.draw.leaveNo).click();
  const spread = (name) => inDialog(page).getByRole("radio", { name }).check({ force: true });
  await spread(words.draw.spreads.three);
  await stage.sealed(page);
  await named(page, words.draw.grid).click();
  await named(page, words.draw.random).click();
  await named(page, words.draw.random).click();
  await at("draw, the grid, two picked", page);
  await named(page, words.draw.random).click();
  await turnedOver(page);
  await at("draw, cards turned over", page);
  await stage.revealed(page);
  await at("a reading being told", page);
  await stage.heardOut(page);
  await at("a reading of three cards", page);
}

async function reading({ page, words, at }) {
  await stage.finishReading(page, WORRY[words.locale]);
  await at("a reading of one card", page);
  await page.locator('[data-kind="reading"] li button').first().click();
  await inDialog(page).locator("h3").first().waitFor();
  await at("a card seen large", page);
  await page.keyboard.press("Escape");
  await page.locator('[data-kind="reading"] section > button').click();
  await at("the seal explained", page);
  await page.keyboard.press("Escape");
  await stage.openDraw(page);
  await inDialog(page)
    .getByRole("radio", { name: words.draw.spreads.celtic })
    .check({ force: true });
  await stage.sealed(page);
  for (let place = 0; place < 10; place += 1) await named(page, words.draw.random).click();
  await turnedOver(page);
  await at("draw, ten cards turned over", page);
  await stage.revealed(page);
  await stage.heardOut(page);
  await at("a reading of ten cards", page);
  await page.goto("/");
  await page.getByText(words.home.continueName).waitFor();
  await at("home, with a talk to go on with", page);
}

async function sharing({ page, context, options, words, at }) {
  await stage.finishReading(page, WORRY[words.locale], words.draw.spreads.three);
  await stage.openShare(page);
  await stage.shareable(page);
  await at("what would be shared", page);
  await named(inDialog(page), words.sharing.copy).click();
  await inDialog(page).getByText(words.sharing.live).waitFor();
  await at("what is shared", page);
  const [link] = await stage.openLinks(page);
  const other = await stage.stranger(context, options);
  await other.goto(new URL(link.url, stage.BASE).href);
  await named(other, words.shared.turnAll).waitFor();
  await at("a shared page, face down", other);
  await named(other, words.shared.turnAll).click();
  await other.getByText(words.shared.turnedOver).or(other.getByText(words.shared.turned)).waitFor();
  await other.waitForTimeout(900);
  await at("a shared page", other);
  await page.keyboard.press("Escape");
  await page.goto("/settings");
  await page.locator("[data-link]").waitFor();
  await page.locator("[data-link]").scrollIntoViewIfNeeded();
  await at("one's links", page);
  await page.evaluate(
    (id) => fetch(`/api/results/shares/${id}`, { method: "DELETE" }),
    link.url.split("/").at(-1),
  );
  await other.reload();
  await other.locator("h1").waitFor();
  await at("a shared page that was taken back", other);
}

async function list({ page, at }) {
  for (const text of [WORRY.ko, WORRY.en]) {
    await stage.finishReading(page, text);
  }
  await page.goto("/history");
  await page.locator("main li").nth(1).waitFor();
  await at("history", page);
  await page.getByRole("searchbox").fill(NOTHING);
  await page.locator("main section").waitFor({ state: "detached" });
  await at("history, nothing found", page);
  await page.getByRole("searchbox").fill("");
  await page.locator("main li").first().waitFor();
  await page.locator("main li button").first().click();
  await at("history, renaming", page);
  await page.keyboard.press("Escape");
  await page.locator("main li button").nth(1).click();
  await at("history, asked whether to delete", page);
}

async function unkept({ page, words, at }) {
  await stage.enter(page);
  await page.getByRole("switch").click();
  await named(page, words.unkept.end).waitFor();
  await at("no record, nothing said yet", page);
  await stage.talkOver(page, WORRY[words.locale]);
  await at("no record, answered", page);
  await named(page, words.unkept.end).click();
  await at("no record, asked whether to end it", page);
}

async function account({ page, words, at }) {
  await stage.signInAs(page, "바다");
  try {
    await at("a member", page);
    await page.locator("input[type=file]").setInputFiles(await stage.photograph(page, 600, 400));
    await named(page, words.account.removePicture).waitFor();
    await named(page, words.account.rename).click();
    await at("a member with a picture, being renamed", page);
    await page.keyboard.press("Escape");
    await named(page, words.account.signOutEverywhere).click();
    await at("asked whether to sign out everywhere", page);
    await page.keyboard.press("Escape");
    await named(page, words.data.ask).click();
    await named(page, words.data.save).waitFor();
    await named(page, words.data.save).scrollIntoViewIfNeeded();
    await at("an archive that is here", page);
    await named(page, words.data.end).click();
    await inDialog(page).getByRole("textbox").press("Enter");
    await inDialog(page).getByRole("alert").waitFor();
    await at("asked whether to delete the account", page);
    await page.keyboard.press("Escape");
    await page.goto("/");
    await page.locator("header div a img").waitFor();
    await at("home of a member", page);
  } finally {
    await stage.endAccount(page);
  }
}

/** The list beside a talk, where there is room for it. */
async function beside({ page, words, at }) {
  if (page.viewportSize().width < 1100) return;
  await stage.enter(page);
  const aside = page.locator("nav");
  await aside.locator("p", { hasText: /\S/ }).waitFor();
  await at("beside a talk, nothing yet", page);
  await stage.talkOver(page, WORRY[words.locale]);
  await stage.openDraw(page);
  await named(page, words.draw.now).click();
  await stage.revealed(page);
  await stage.heardOut(page);
  await at("beside a talk, a reading", page);
  await aside.getByRole("link").focus();
  await at("beside a talk, with the focus", page);
  await aside.getByRole("searchbox").fill(NOTHING);
  await aside.getByRole("link").waitFor({ state: "detached" });
  await at("beside a talk, nothing found", page);
  await named(aside, words.history.list).click();
  await at("beside a talk, put away", page);
}

async function troubles({ page, words, at }) {
  await page.route("**/api/chat/cards?*", (route) => route.fulfill({ status: 503, json: {} }));
  await page.goto("/library");
  await page.getByRole("alert").waitFor();
  await at("library, not loaded", page);
  await page.unroute("**/api/chat/cards?*");
  // What no server of ours says: the page cannot be shown.
  await page.route("**/api/chat/cards?*", (route) =>
    route.fulfill({ json: [{ id: "x", suit: "major" }] }),
  );
  await named(page, words.trouble.reload).click();
  await named(page, words.broken.action).waitFor();
  await at("a page that broke", page);
  await page.unroute("**/api/chat/cards?*");
  const release = await stage.hold(page, "**/api/chat/conversations");
  await page.goto("/chat", { waitUntil: "commit" });
  await page.getByText(words.chat.opening).waitFor();
  await page.waitForTimeout(700);
  // What is on its way has no heading yet.
  await at("waking the conch", page, ["page-has-heading-one"]);
  release();
}
