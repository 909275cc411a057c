/** What remains of a consultation, for both who sat there. */
import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

const DEVICES = { ...stage.KOREAN, permissions: ["camera", "microphone"] };

test("a rating in one tap, a summary that is kept only by choice, and notes of the expert alone", () =>
  stage.on({ ...stage.DESKTOP, ...DEVICES }, async (host, context) => {
    await stage.signInAs(host, "달이");
    await host.goto("/experts");
    const become = host.getByRole("button", { name: "상담사 되기" });
    await host.getByRole("heading", { name: /내 상담실|상담사가 되고 싶다면/ }).waitFor();
    if (await become.isVisible()) await become.click();
    await host.getByRole("heading", { name: "내 상담실" }).waitFor();
    await host.goto("/");
    // Two presses from the first page, and an invitation is out.
    await host.getByRole("button", { name: "상담실 열기" }).click();
    const sheet = host.getByRole("dialog", { name: "상담실에 초대하기" });
    const link = await sheet.getByRole("textbox").inputValue();
    await sheet.getByRole("button", { name: "닫기", exact: true }).click();

    const guest = await stage.stranger(context, { ...stage.PHONE, ...DEVICES });
    await guest.goto(link);
    await guest.getByLabel("이름").fill("바다");
    await guest.getByRole("button", { name: "노크하기" }).tap();
    await host.getByRole("button", { name: "바다님 들이기" }).click();
    await guest.getByRole("heading", { name: "노크했어요" }).waitFor({ state: "detached" });

    const room = new URL(link).pathname.split("/")[2];
    const ended = await host.evaluate(async (room) => {
      const { seatToken } = JSON.parse(localStorage.getItem(`conch.seat.${room}`));
      const { status } = await fetch(`/api/rooms/${room}`, {
        method: "DELETE",
        headers: { authorization: `Seat ${seatToken}` },
      });
      return status;
    }, room);
    assert.equal(ended, 204);

    // It comes by itself, or by the one button that there is.
    const summary = guest.getByRole("heading", { name: "함께한 상담" });
    const way = guest.getByRole("link", { name: "상담 요약 보기" });
    await summary.or(way).waitFor();
    if (await way.isVisible()) await way.tap();
    await summary.waitFor();
    await stage.scan(guest, "a guest's summary");
    await guest.getByText("별 4개, 좋았어요").waitFor({ state: "attached" });
    await guest.locator("label", { hasText: "별 4개" }).tap();
    await guest.getByText("좋았어요", { exact: true }).waitFor();
    await guest.getByRole("link", { name: "내 상담 보기" }).tap();
    await guest.getByText("아직 남은 상담이 없어요").waitFor();
    await guest.goBack();
    await guest.getByRole("switch", { name: "내 상담 기록에 간직하기" }).tap();
    await guest.getByText("내 상담에 간직했어요").waitFor({ state: "attached" });
    await guest.getByRole("link", { name: "내 상담 보기" }).tap();
    await guest.getByRole("list", { name: "상담 목록" }).getByRole("link").waitFor();
    await stage.scan(guest, "a guest's history");

    await host.goto(`/consultations/${room}`);
    await host.getByText("손님이 별 4개를 줬어요").waitFor();
    await host.getByRole("textbox", { name: "나만 보는 메모" }).fill("쉼을 먼저 묻기");
    await host.getByText("저장했어요", { exact: true }).waitFor();
    await host.reload();
    await host.getByText("쉼을 먼저 묻기").waitFor();
    await stage.scan(host, "an expert's summary");
    const refused = await guest.evaluate(
      async (room) => (await fetch(`/api/rooms/${room}/notes`)).status,
      room,
    );
    assert.ok(refused >= 400, "notes are the expert's alone");
    await stage.endAccount(host);
  }));
