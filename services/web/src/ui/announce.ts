/** One polite voice for the whole page. What it says replaces what it said. */
let region: HTMLElement | null = null;

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
  // An open dialog makes everything outside it silent: the voice moves in with it.
  const dialogs = document.querySelectorAll<HTMLElement>("dialog[open] [data-announcer]");
  const inside = dialogs[dialogs.length - 1];
  (inside ?? region).replaceChildren(...lines);
}
