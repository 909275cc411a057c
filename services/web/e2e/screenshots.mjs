/** The picture in the README, taken of the running product. */
import * as stage from "./stage.mjs";

const PICTURE = new URL("../../../docs/reading.png", import.meta.url).pathname;

await stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
  await stage.enter(page);
  await stage.talkOver(page, "내일 중요한 면접이 있는데 자꾸 떨려서 잠이 안 와");
  await stage.openDraw(page);
  await page.getByRole("button", { name: "무작위로 뽑기" }).click();
  await stage.revealed(page);
  await stage.heardOut(page);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: PICTURE });
});
