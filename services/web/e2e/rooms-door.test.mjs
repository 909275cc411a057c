/** From an opened room to an open door, and everything that can stand between. */
import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

const DEVICES = {
  ...stage.KOREAN,
  permissions: ["clipboard-read", "clipboard-write", "camera", "microphone"],
};
const HOST = { ...stage.DESKTOP, ...DEVICES };
const GUEST = { ...stage.PHONE, ...stage.KOREAN, permissions: ["camera", "microphone"] };

/** One of the demo's people, as an expert. */
async function asExpert(page, person = "별이") {
  await stage.signInAs(page, person);
  await page.goto("/experts");
  const become = page.getByRole("button", { name: "상담사 되기" });
  await page.getByRole("heading", { name: /내 상담실|상담사가 되고 싶다면/ }).waitFor();
  if (await become.isVisible()) await become.click();
  await page.getByRole("heading", { name: "내 상담실" }).waitFor();
}

/** Opens a room as quickly as a thumb can; answers the link that is copied. */
async function openRoom(page, choose = async () => undefined) {
  await choose();
  await page.getByRole("button", { name: "상담실 열기" }).click();
  const sheet = page.getByRole("dialog", { name: "상담실에 초대하기" });
  await sheet.getByRole("button", { name: "링크 복사" }).click();
  await sheet.locator("[data-announcer]", { hasText: "초대 링크를 복사했어요" }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(link, await sheet.getByRole("textbox").inputValue());
  return { link, sheet };
}

const knocks = (page) => page.getByRole("region", { name: "문 앞의 손님" });

async function withRoom(scenario, choose) {
  await stage.on(HOST, async (host, context) => {
    await asExpert(host);
    try {
      const { link, sheet } = await openRoom(host, choose && (() => choose(host)));
      const guest = await stage.stranger(context, GUEST);
      await scenario({ host, guest, link, sheet, context });
    } finally {
      // The next one opens a room of its own.
      await stage.endAccount(host);
    }
  });
}

test("three taps from a link to the waiting room, and the host sees who it is", () =>
  withRoom(async ({ host, guest, link, sheet }) => {
    await sheet.getByRole("button", { name: "닫기", exact: true }).click();
    await guest.goto(link);
    await guest.getByRole("heading", { name: /상담사가 초대했어요/ }).waitFor();
    assert.equal(new URL(guest.url()).hash, "", "the invitation is not in the address bar");
    await guest.getByRole("button", { name: "카메라와 마이크 켜기" }).tap();
    await guest.getByLabel("내 모습").waitFor();
    await guest.getByRole("button", { name: "노크하기" }).tap();
    await guest.getByRole("heading", { name: "노크했어요" }).waitFor();
    const card = knocks(host).getByRole("listitem").first();
    await card.getByRole("heading", { name: "손님" }).waitFor();
    await card.getByText("카메라 준비됨").waitFor({ state: "attached" });
    await host.waitForFunction(() => document.title.startsWith("(1) 노크"));

    await card.getByRole("button", { name: "손님에게 기다려 달라고 하기" }).click();
    await host.keyboard.type("곧 열게요");
    await host.keyboard.press("Enter");
    await guest.getByText("곧 열게요").waitFor();

    await guest.reload();
    await guest.getByText("곧 열게요").waitFor();
    await card.getByRole("button", { name: "손님 들이기" }).click();
    await guest.getByRole("heading", { name: "노크했어요" }).waitFor({ state: "detached" });
    await knocks(host).waitFor({ state: "detached" });
  }));

test("what is written stays, and what is taken back is gone at the host's", () =>
  withRoom(async ({ host, guest, link, sheet }) => {
    await sheet.getByRole("button", { name: "닫기", exact: true }).click();
    await guest.goto(link);
    await guest.getByLabel("이름").fill("바다");
    await guest.getByLabel("어떤 고민인가요?").fill("이직을 해도 괜찮을까요?");
    await guest.getByRole("button", { name: "노크하기" }).tap();
    const card = knocks(host).getByRole("listitem").first();
    await card.getByText("이직을 해도 괜찮을까요?").waitFor();
    await card.getByText("마이크 없음").waitFor({ state: "attached" });
    await guest.getByRole("button", { name: "노크 거두기" }).tap();
    await knocks(host).waitFor({ state: "detached" });
    await guest.getByText("노크를 거뒀어요.").first().waitFor();
    assert.equal(
      await guest.getByLabel("어떤 고민인가요?").inputValue(),
      "이직을 해도 괜찮을까요?",
    );

    await guest.getByRole("button", { name: "노크하기" }).tap();
    await card.getByRole("button", { name: "바다님 돌려보내기" }).click();
    await card.getByRole("button", { name: "돌려보내기", exact: true }).click();
    await guest.getByRole("heading", { name: "지금은 상담하기 어렵대요" }).waitFor();
  }));

test("a passcode is asked for, and a wrong one loses nothing", () =>
  withRoom(
    async ({ host, guest, link, sheet }) => {
      const passcode = (await sheet.getByRole("status", { name: "암호" }).innerText()).trim();
      assert.match(passcode, /^\d{6}$/);
      await sheet.getByRole("button", { name: "닫기", exact: true }).click();
      await guest.goto(link);
      await guest.getByLabel("이름").fill("바다");
      const wrong = passcode === "000000" ? "111111" : "000000";
      await guest.getByLabel("암호", { exact: true }).fill(wrong);
      await guest.getByRole("button", { name: "노크하기" }).tap();
      await guest.getByText("암호가 달라요.").waitFor();
      assert.equal(await guest.getByLabel("이름").inputValue(), "바다");
      await guest.getByLabel("암호", { exact: true }).fill(passcode);
      await guest.getByRole("button", { name: "노크하기" }).tap();
      await guest.getByRole("heading", { name: "노크했어요" }).waitFor();
      await knocks(host).getByRole("heading", { name: "바다" }).waitFor();
    },
    async (host) => {
      await host.getByText("여는 방법").click();
      await host.getByRole("switch", { name: "암호도 걸기" }).click();
    },
  ));

test("a link that was closed says so, and a new one opens", () =>
  withRoom(async ({ guest, link, sheet, host }) => {
    await sheet.getByRole("button", { name: "이 링크 닫기" }).click();
    await host
      .getByRole("dialog", { name: "이 초대 링크를 닫을까요?" })
      .getByRole("button", { name: "이 링크 닫기" })
      .click();
    await sheet.getByText("지금 열려 있는 초대 링크가 없어요.").waitFor();
    await guest.goto(link);
    await guest.getByRole("button", { name: "노크하기" }).tap();
    await guest.getByRole("alert").getByText("이 초대 링크는 쓸 수 없어요.").waitFor();
    await sheet.getByRole("button", { name: "새 링크 만들기" }).click();
    await sheet.getByRole("img", { name: "QR 코드" }).waitFor();
    const next = await sheet.getByRole("textbox").inputValue();
    assert.notEqual(next, link);
    await guest.goto("about:blank");
    await guest.goto(next);
    await guest.getByRole("button", { name: "노크하기" }).tap();
    await guest.getByRole("heading", { name: "노크했어요" }).waitFor();
  }));
