/** Every state that the page of a consultation can be in. */
import { ApiProblem } from "../../../src/api/problem";
import type { TalkView } from "../../../src/peer/talk-view";
import type { CallView } from "../../../src/rtc/call-view";
import { cardsItem, chat, drawn, fileItem, tableView } from "../fakes";
import { CLIENT, type Face, faceStream, HOST, tableStream } from "./faces";

export interface State {
  call: Partial<CallView>;
  talk: Partial<TalkView>;
}

/** Which of the two this page is. */
export type Side = "host" | "guest";

const ended = { peerAwayUntil: null, link: "none" as const };
const open3 = tableView({
  stage: "open",
  picked: [12, 40, 61],
  cards: drawn(3, [12, 40, 61]),
  honest: true,
});

const LINES = [
  chat("안녕하세요, 오늘 상담 잘 부탁드려요.", false, 9),
  chat("반가워요! 편하게 말씀해 주세요.", true, 8),
  chat("요즘 이직을 할지 말지 고민이 많아요.", false, 7),
  chat("지금 회사도 나쁘지는 않은데 자꾸 마음이 떠서요 😥", false, 7),
  chat("그 마음이 언제부터 시작됐는지 먼저 카드로 볼까요?", true, 6),
];

const TEN = [3, 9, 14, 22, 31, 38, 44, 52, 60, 71];

function talks(): Record<string, Partial<TalkView>> {
  const url = pictureUrl();
  return {
    chat: { items: LINES, peerTyping: true },
    chatWaiting: {
      connected: false,
      items: [...LINES, chat("잠시 끊겼네요", true, 0, "waiting")],
    },
    chatCards: { items: [...LINES, cardsItem(open3), chat("고맙습니다!", false, 0)] },
    files: {
      items: [
        chat("전에 뽑은 사진이 있어서 보내 드릴게요", false, 3),
        fileItem(
          { name: "지난주 카드.jpg", isImage: true, url, state: "arrived", size: 820_000 },
          3,
        ),
        fileItem({ name: "일기 2026년 11월.pdf", state: "offered" }, 2),
        fileItem({ name: "상담 안내.pdf", mine: true, state: "moving", moved: 2_100_000 }, 1),
        fileItem({ name: "음성 메모.m4a", mine: true, state: "paused", moved: 1_500_000 }, 1),
        fileItem({ name: "setup.exe", warning: "dangerous" }, 0),
        fileItem(
          { name: "긴 이름의 아주 긴 파일이라서 두 줄이 넘어가는 이름.zip", state: "failed" },
          0,
        ),
      ],
    },
    unseen: { items: LINES, unseen: 3 },
    offered: { table: tableView({ stage: "offered" }) },
    picking: { table: tableView({ picked: [12], hover: 41 }) },
    pickingTen: { table: tableView({ spread: "celtic", picked: TEN.slice(0, 6), hover: 44 }) },
    paused: { connected: false, table: tableView({ picked: [12] }) },
    opening: { table: tableView({ stage: "opening", picked: [12, 40, 61] }) },
    open: { table: open3, items: LINES },
    openOne: {
      table: tableView({
        spread: "one",
        stage: "open",
        picked: [12],
        cards: drawn(1, [12]),
        honest: true,
      }),
    },
    openTen: {
      table: tableView({
        spread: "celtic",
        stage: "open",
        picked: TEN,
        cards: drawn(10, TEN),
        honest: true,
      }),
    },
    cheat: { table: { ...open3, honest: false } },
    laid: { table: tableView({ stage: "laid", cards: drawn(3) }) },
  };
}

const calls: Record<string, Partial<CallView>> = {
  fine: { speaking: { local: false, remote: true } },
  camerasOff: {
    remoteMedia: { camera: false, microphone: false, screen: false, tableCamera: false },
    camera: { on: false, opening: false, trouble: "denied", id: null },
    microphone: { on: false, opening: false, trouble: null, id: null },
  },
  joining: { stage: { name: "joining" }, peer: null, link: "none" },
  alone: { peer: null, link: "none", room: null },
  connecting: { link: "connecting", remoteVideo: null },
  away: { link: "none", peerAwayUntil: Date.now() + 95_000, line: "open" },
  unstable: { link: "unstable", quality: { local: 1, remote: 1 } },
  rebuilding: { link: "rebuilding", quality: { local: 1, remote: 0 } },
  broken: { link: "broken", quality: { local: 0, remote: 0 } },
  line: { line: "reconnecting" },
  sound: { soundRefused: true },
  audioFirst: { audioFirst: true, quality: { local: 1, remote: 1 } },
  ended: {
    ...ended,
    stage: { name: "ended", reason: "ended", returnUntil: Date.now() + 540_000 },
  },
  replaced: { ...ended, stage: { name: "replaced" } },
  lost: { ...ended, stage: { name: "lost", problem: new ApiProblem(404, "not_found", "r-123") } },
  denied: { ...ended, stage: { name: "denied", reason: "declined" } },
};

export function stateOf(name: string, side: Side): State {
  const said = talks()[name] ?? {};
  const mine = side === "host" ? HOST : CLIENT;
  const theirs = side === "host" ? CLIENT : HOST;
  const who: Partial<CallView> =
    side === "host"
      ? {}
      : {
          role: "guest",
          nickname: "지민",
          peer: { seat: "s1", role: "host", nickname: "달빛 상담사", session: "h".repeat(12) },
        };
  const second: Partial<CallView> =
    name === "second"
      ? {
          remoteTable: tableStream(),
          remoteMedia: { camera: true, microphone: true, screen: false, tableCamera: true },
        }
      : {};
  const change = { ...who, ...second, ...calls[name] };
  if (change.choices === undefined && innerWidth < 900) {
    change.choices = { cameras: [], microphones: [], speakers: [], canFlip: true };
    change.screen = { on: false, possible: false };
  }
  return { call: { ...pictures(mine, theirs), ...change }, talk: said };
}

function pictures(mine: Face, theirs: Face): Partial<CallView> {
  const upright = innerWidth < innerHeight;
  const own = upright ? { ...mine, width: 720, height: 960 } : mine;
  return { localVideo: faceStream(own), remoteVideo: faceStream(theirs) };
}

function pictureUrl(): string {
  const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
  const pen = canvas.getContext("2d");
  if (pen === null) return "";
  pen.fillStyle = "#7a5230";
  pen.fillRect(0, 0, 640, 480);
  pen.fillStyle = "#f0e6cf";
  for (const at of [80, 260, 440]) pen.fillRect(at, 100, 130, 220);
  return canvas.toDataURL("image/jpeg");
}
