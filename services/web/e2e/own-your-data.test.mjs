import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import * as stage from "./stage.mjs";

/** The names of the files in a ZIP, from the directory at its end. */
function namesIn(zip) {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  assert.ok(end > 0, "a ZIP has a directory at its end");
  const names = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    names.push(zip.toString("utf8", at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}

const WORRY = "먼 나라로 떠나도 될지 고민돼";

test("what is one's own comes along, is found again, is taken away, and is gone for good", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    // A guest's reading has begun when they sign in, and is heard to its end.
    await stage.enter(page);
    await stage.talkOver(page, WORRY);
    await stage.openDraw(page);
    await page.getByRole("button", { name: "바로 뽑기" }).click();
    await stage.revealed(page);
    await page.waitForFunction(
      () => (document.querySelector('[data-kind="reading"]')?.textContent?.length ?? 0) > 60,
    );
    const address = page.url();
    await page.getByRole("button", { name: "로그인" }).click();
    await page.getByRole("button", { name: "데모 계정으로 로그인" }).click();
    await page.getByRole("link", { name: "달이" }).click();
    await page.locator('[data-kind="reading"]').waitFor();
    assert.equal(page.url(), address);
    await stage.heardOut(page);
    const { messages } = await stage.snapshot(page);
    const reading = messages.find(({ kind }) => kind === "reading").text;
    await stage.showsWhole(page, reading);

    await stage.on({ ...stage.DESKTOP, ...stage.KOREAN }, async (other) => {
      await stage.signInAs(other, "달이");
      await findsAgain(other, reading);
      await changesFace(other);
      await other.goto("/history");
      await other.getByRole("link", { name: new RegExp(WORRY) }).waitFor();

      // Where the account ends, and what it leaves: nothing.
      await page.goto("/settings");
      await page.getByText("떠나는 달님, 반가워요").waitFor();
      await takesAlong(page);
      await page.getByRole("button", { name: "계정 지우기" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("textbox").fill("떠나는 달");
      await dialog.getByRole("button", { name: "모두 지우기" }).click();
      await page.getByRole("heading", { name: "이제 아무것도 남아 있지 않아요" }).waitFor();
      await page.getByRole("link", { name: "처음으로", exact: true }).click();
      await page.getByRole("button", { name: "로그인" }).waitFor();
      await page.goto("/history");
      await page.getByText("아직 나눈 이야기가 없어요").waitFor();
      await page.goto(address);
      await page.getByRole("heading", { name: "이 이야기는 이제 없어요" }).waitFor();

      // The other browser still shows what it had. Its next step is a guest's.
      await other.getByRole("searchbox").fill("먼 나라");
      await other.getByRole("button", { name: "로그인" }).waitFor();
      await other.reload();
      await other.getByText("아직 나눈 이야기가 없어요").waitFor();
      await other.goto("/settings");
      await other.getByRole("button", { name: "로그인", exact: true }).waitFor();
    });

    // Whoever comes back under the same name is somebody new.
    await stage.signInAs(page, "달이");
    await page.getByText("달이님, 반가워요").waitFor();
    await page.goto("/history");
    await page.getByText("아직 나눈 이야기가 없어요").waitFor();
    await stage.endAccount(page);
  }));

/** On another device: in the list, and by its words. */
async function findsAgain(page, reading) {
  await page.goto("/history");
  const found = page.getByRole("link", { name: new RegExp(WORRY) });
  await found.waitFor();
  await page.getByRole("searchbox").fill("먼 나라");
  await page.locator("main").getByRole("status").getByText("이야기 1개를 찾았어요").waitFor();
  await found.click();
  await page.locator('[data-kind="reading"]').waitFor();
  await stage.showsWhole(page, reading);
}

async function changesFace(page) {
  await page.goto("/settings");
  await page.getByRole("button", { name: "별명 바꾸기" }).click();
  await page.getByLabel("별명").fill("떠나는 달");
  await page.getByRole("button", { name: "저장" }).click();
  await page.getByText("떠나는 달님, 반가워요").waitFor();
  await page.locator("input[type=file]").setInputFiles(await stage.photograph(page, 800, 600));
  await page.getByRole("button", { name: "사진 지우기" }).waitFor();
}

/** Everything in one file, with what was said and what was read in it. */
async function takesAlong(page) {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "내 데이터 받기" }).click();
  const zip = await readFile(await (await download).path());
  const names = namesIn(zip);
  for (const folder of ["chat/", "results/"]) {
    assert.ok(
      names.some((it) => it.includes(folder)),
      `${folder} in ${names.join(", ")}`,
    );
  }
}
