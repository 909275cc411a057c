/** One polite voice for the whole page. What it says replaces what it said. */
let region: HTMLElement | null = null;
let saidAt = 0;
/** What is said with a closing dialog is not heard in it any more. */
const CLOSING_MS = 300;

export function holdAnnouncer(element: HTMLElement | null): void {
  region = element;
}

/** Says this once, sentence by sentence, without moving the focus. */
export function announce(...sentences: string[]): void {
  if (region === null) return;
  const lines = sentences.map((sentence) => {
    const line = document.createElement("p");
    line.textContent = sentence;
    return line;
  });
  saidAt = performance.now();
  voice()?.replaceChildren(...lines);
}

/** What was said in a dialog just as it closed is said where it can be heard. */
export function handOn(closed: HTMLElement): void {
  const said = closed.querySelector("[data-announcer]");
  if (said === null || performance.now() - saidAt > CLOSING_MS) return;
  voice()?.replaceChildren(...said.childNodes);
}

/** An open dialog makes everything outside it silent: the voice moves in with it. */
function voice(): HTMLElement | null {
  const dialogs = document.querySelectorAll<HTMLElement>("dialog[open] [data-announcer]");
  return dialogs[dialogs.length - 1] ?? region;
}
