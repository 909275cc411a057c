/** Names of files as they may be shown and saved. */

const NAME_BYTES = 200;
const EXTENSION_LENGTH = 12;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * What cannot be seen or turns writing around, so that `gpj.exe` could be read as `exe.jpg`:
 * controls, bidirectional marks, fillers, tags, halves of characters.
 */
const HIDDEN =
  /[\p{Cc}\p{Cs}\u{ad}\u{61c}\u{115f}\u{1160}\u{180e}\u{200b}\u{200e}\u{200f}\u{2028}-\u{202e}\u{2060}-\u{206f}\u{3164}\u{feff}\u{fff9}-\u{fffb}\u{e0000}-\u{e007f}]/gu;

/** Never a path, never empty, never hidden, short enough for every file system. */
export function cleanName(name: string): string {
  const last = name.normalize("NFC").replace(HIDDEN, "").split(/[/\\]/).pop() ?? "";
  const plain = last
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  if (plain === "") return "file";
  return shortened(RESERVED.test(plain) ? `_${plain}` : plain);
}

/** In lower case and without the dot; empty if there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(dot + 1).toLowerCase();
}

/** Cuts in the middle: what a file is stands at its end. */
function shortened(name: string): string {
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  if (bytes(name) <= NAME_BYTES) return name;
  const dot = name.lastIndexOf(".");
  const isExtension = dot > 0 && name.length - dot <= EXTENSION_LENGTH;
  const end = isExtension ? name.slice(dot) : "";
  let stem = [...(isExtension ? name.slice(0, dot) : name)];
  while (bytes(stem.join("")) + bytes(end) > NAME_BYTES - 3) stem = stem.slice(0, -1);
  return `${stem.join("").trimEnd()}…${end}`;
}
