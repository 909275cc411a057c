/**
 * Pictures of the running product. Without arguments the few that the README shows; with a folder, every
 * state into that one: `FOLDER/phone-ko-night/…`, by every shape, language and mood. What follows the
 * folder chooses among those: `FOLDER phone night`.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { FLAGS, meet, tour } from "./consultation-tour.mjs";
import { PARTS } from "./house-tour.mjs";
import { paint } from "./sitters.mjs";
import * as stage from "./stage.mjs";
import { wordsOf } from "./words.mjs";

const PICTURES = new URL("../../../.github/pictures/", import.meta.url).pathname;
const SHAPES = { phone: stage.PHONE, desktop: stage.DESKTOP };
const LANGUAGES = { ko: stage.KOREAN, en: stage.ENGLISH };
const MOODS = { night: "dark", day: "light" };

const [folder, ...wanted] = process.argv.slice(2);
if (folder === undefined) await best();
else await everything(folder, wanted);

async function everything(folder, wanted) {
  const chosen = (all) => {
    const names = Object.keys(all).filter((name) => wanted.includes(name));
    return names.length > 0 ? names : Object.keys(all);
  };
  for (const shape of chosen(SHAPES))
    for (const language of chosen(LANGUAGES))
      for (const mood of chosen(MOODS)) {
        const look = [shape, language, mood];
        await everyState(look, join(folder, look.join("-")));
      }
}

async function everyState([shape, language, mood], into) {
  await mkdir(into, { recursive: true });
  const options = { ...SHAPES[shape], ...LANGUAGES[language], colorScheme: MOODS[mood] };
  const words = { ...(await wordsOf(language)), locale: language };
  let count = 0;
  const at = async (state, page) => {
    count += 1;
    await settled(page);
    const name = `${String(count).padStart(3, "0")}-${state.replaceAll(/[^a-z]+/gi, "-")}.png`;
    await page.screenshot({ path: join(into, name) });
  };
  for (const walk of Object.values(PARTS))
    await stage.on(options, (page, context) => walk({ page, context, options, words, at }));
  await together(options, async (people) => tour({ ...people, words, at }));
}

/** Letters, pictures and what moves in are there. */
async function settled(page) {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(500);
}

/** Two people of paint before their cameras. */
async function together(look, scenario) {
  const options = { ...look, permissions: ["camera", "microphone"] };
  await stage.on({ ...options, flags: FLAGS }, async (host, context) => {
    const guest = await stage.stranger(context, options);
    await paint(host, "reader");
    await paint(guest, "client");
    try {
      await scenario({ host, guest });
    } finally {
      await stage.endAccount(host);
    }
  });
}

/** What the README shows: at night, in Korean, the reading also by day. */
async function best() {
  const words = { ...(await wordsOf("ko")), locale: "ko" };
  const look = (shape, colorScheme) => ({ ...shape, ...stage.KOREAN, colorScheme });
  const keep = async (page, name) => {
    await settled(page);
    // The sky has gradients: as PNG it would be four times as large.
    await page.screenshot({ path: join(PICTURES, `${name}.jpg`), type: "jpeg", quality: 84 });
  };
  await stage.on(look(stage.DESKTOP, "dark"), async (page) => {
    await page.goto("/");
    await page.locator("canvas[data-sky]").waitFor();
    await page.waitForTimeout(1500);
    await keep(page, "home");
  });
  await stage.on(look(stage.PHONE, "dark"), async (page) => {
    await stage.enter(page);
    await stage.talkOver(page, "내일 중요한 면접이 있는데 자꾸 떨려서 잠이 안 와");
    await stage.openDraw(page);
    await page.waitForTimeout(2500);
    await keep(page, "draw");
    await page.getByRole("dialog").getByRole("radio", { name: "3장" }).check({ force: true });
    await stage.sealed(page);
    await page.getByRole("button", { name: words.draw.now, exact: true }).click();
    await stage.revealed(page);
    await stage.heardOut(page);
    await keep(page, "reading");
  });
  await together(look(stage.DESKTOP, "dark"), async ({ host, guest }) => {
    await atTheTable({ host, guest, words });
    await keep(guest, "consultation");
  });
}

/** Two people with three cards between them. */
async function atTheTable({ host, guest, words }) {
  await meet({ host, guest, words });
  const control = (page, icon) => page.locator(`[data-control="${icon}"]`);
  for (const page of [host, guest]) await control(page, "bubble").click();
  const lines = [
    [guest, "자꾸 면접 생각만 나요"],
    [host, "숨 한번 고르고, 손이 가는 카드를 골라 봐요"],
  ];
  for (const [page, line] of lines) {
    await page.locator("aside textarea").fill(line);
    await page.locator("aside textarea").press("Enter");
    for (const it of [host, guest]) await it.locator("article", { hasText: line }).waitFor();
  }
  await control(host, "cards").click();
  await host.getByRole("button", { name: words.consultation.table.offer }).click();
  await guest.locator('[role="listbox"][aria-disabled="false"]').waitFor();
  for (let place = 0; place < 3; place += 1)
    await guest.getByRole("button", { name: words.consultation.table.random }).click();
  await guest.locator('[data-open="true"]').nth(2).waitFor();
  await guest.waitForTimeout(1500);
}
