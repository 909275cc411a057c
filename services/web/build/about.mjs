/** What the product says of itself where no script has run yet. */
export const ABOUT = {
  ko: {
    title: "마법의 소라고둥",
    short: "소라고둥",
    description: "고민을 털어놓고 카드를 뽑으면, 소라고둥이 읽어 줘요. AI 타로 · 재미와 성찰용.",
    noScript: "이 페이지는 자바스크립트가 있어야 열려요.",
    manifest: "/app.ko.webmanifest",
  },
  en: {
    title: "Magic Conch",
    short: "Conch",
    description:
      "Tell the conch what is on your mind, draw a card, and hear it read. AI tarot, for fun and reflection.",
    noScript: "This page needs JavaScript.",
    manifest: "/app.en.webmanifest",
  },
};
