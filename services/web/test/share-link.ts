import type { ShareLink } from "../src/protocol/rest";

/** A link as the server tells of it where it does not know its own address. */
export const linkOf = (change: Partial<ShareLink> = {}): ShareLink => ({
  id: "7Q2m",
  readingId: "01900000-0000-7000-8000-000000000001",
  url: "/r/7Q2m",
  pictureUrl: "/r/7Q2m.png",
  squareUrl: "/r/7Q2m.square.png",
  storyUrl: "/r/7Q2m.story.png",
  title: "소라고둥이 읽어 준 타로: 별",
  description: "AI 타로 리딩 · 희망이 다시 보여.",
  locale: "ko",
  cards: [{ place: 0, position: 11, card: "major-17", orientation: "upright" }],
  hideQuestion: true,
  hideName: true,
  hideDate: false,
  name: null,
  createdAt: "2026-11-26T03:00:00Z",
  expiresAt: "2026-12-26T03:00:00Z",
  views: 0,
  ...change,
});
