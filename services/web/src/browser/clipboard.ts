/** Puts text on the clipboard by whichever way this browser leaves open. */

/** What is needed of the browser. */
export interface Desk {
  clipboard?: Pick<Clipboard, "write" | "writeText"> | undefined;
  /** Makes an entry of a text that is still on its way; where there is none, it is waited for. */
  entryOf?: ((text: Promise<string>) => ClipboardItem) | undefined;
  /** The way of old browsers and of pages without a safe connection. */
  copyOld: (text: string) => boolean;
}

const here: Desk = {
  // Not there without a safe connection, whatever the types say.
  clipboard: globalThis.navigator?.clipboard,
  entryOf:
    typeof ClipboardItem === "undefined"
      ? undefined
      : (text) =>
          new ClipboardItem({
            "text/plain": text.then((plain) => new Blob([plain], { type: "text/plain" })),
          }),
  copyOld,
};

/**
 * Copies a text that may still be on its way. Called within a press: Safari takes a promise then, and
 * refuses the text itself a moment later. Tells whether it is copied; what the text fails with is
 * thrown on.
 */
export async function copy(text: string | Promise<string>, desk: Desk = here): Promise<boolean> {
  const coming = Promise.resolve(text);
  const { clipboard, entryOf, copyOld } = desk;
  if (typeof text !== "string" && clipboard !== undefined && entryOf !== undefined) {
    try {
      await clipboard.write([entryOf(coming)]);
      await coming;
      return true;
    } catch {
      // Either the text failed, which is told below, or this way is closed.
    }
  }
  const plain = await coming;
  try {
    if (clipboard === undefined) return copyOld(plain);
    await clipboard.writeText(plain);
    return true;
  } catch {
    return copyOld(plain);
  }
}

function copyOld(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "unseen";
  // An open dialog holds the focus inside itself.
  const dialogs = document.querySelectorAll("dialog[open]");
  (dialogs[dialogs.length - 1] ?? document.body).append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
}
