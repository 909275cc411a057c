/** Whether what was typed means the end: one's nickname, or the word for it in any language. */
export function means(text: string, nickname: string, word: string): boolean {
  const typed = plain(text);
  return typed !== "" && [nickname, word, ...WORDS].map(plain).includes(typed);
}

/** Whoever changes the language has not changed their mind. */
const WORDS = ["삭제", "delete"];

const plain = (text: string) =>
  text.normalize("NFC").split(/\s+/).filter(Boolean).join(" ").toLocaleLowerCase();
