/** What a file is: by its first bytes, and, where it could do harm, also by its name. */
import { extensionOf } from "./names";

/** So many bytes at the beginning are looked at. */
export const HEAD_BYTES = 1_024;

/** What runs, or runs something, when it is opened. */
const DANGEROUS = new Set(
  (
    "exe com scr pif cpl msi msix msp appx dll sys drv ocx bat cmd ps1 psm1 psd1 vbs vbe js jse mjs " +
    "cjs ws wsf wsh wsc sct hta jar class apk aab xapk ipa app dmg pkg deb rpm appimage run sh " +
    "bash zsh csh ksh fish command tool workflow terminal action py pyw pyc pl rb php lnk url " +
    "website desktop webloc inetloc reg inf scf chm hlp gadget application appref-ms settingcontent-ms " +
    "html htm xhtml xht shtml mht mhtml svg svgz xml xsl xslt docm dotm xlsm xltm xlam pptm potm " +
    "ppam iso img vhd vhdx wim swf"
  ).split(" "),
);

const DANGEROUS_TYPES = new Set([
  "text/html",
  "application/xhtml+xml",
  "image/svg+xml",
  "text/xml",
  "application/xml",
  "text/javascript",
  "application/javascript",
  "application/x-msdownload",
  "application/x-sh",
  "application/java-archive",
  "application/vnd.android.package-archive",
]);

const MAGIC: readonly (readonly number[])[] = [
  [0x4d, 0x5a], // Windows and DOS
  [0x7f, 0x45, 0x4c, 0x46], // Linux
  [0xfe, 0xed, 0xfa, 0xce], // macOS, in its six spellings
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe], // also Java
  [0xbe, 0xba, 0xfe, 0xca],
  [0x23, 0x21], // a script that names who runs it
  [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], // a Windows shortcut
  [0x64, 0x65, 0x78, 0x0a], // Android
];

const MARKUP = /^<(!doctype\s+(html|svg)|html|head|body|script|iframe|svg|meta|title|style)\b/;
const XML_PAGE = /<(svg|html|script|xsl:)/;

/** By what it is called, in name and type. */
export function isDangerousLabel(name: string, mime: string): boolean {
  const type = mime.split(";")[0]?.trim().toLowerCase() ?? "";
  return DANGEROUS.has(extensionOf(name)) || DANGEROUS_TYPES.has(type);
}

export function isDangerousHead(head: Uint8Array): boolean {
  if (MAGIC.some((magic) => begins(head, magic))) return true;
  const text = textOf(head).trimStart().toLowerCase();
  const body = text.replace(/^(<!--[\s\S]*?-->\s*)+/, "");
  return MARKUP.test(body) || ((/^<\?xml/.test(body) || /^<!--/.test(body)) && XML_PAGE.test(body));
}

/** The type of a picture that a browser may be trusted with; `null` for everything else. */
export function imageOf(head: Uint8Array): string | null {
  if (begins(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (begins(head, [0xff, 0xd8, 0xff])) return "image/jpeg";
  const ascii = String.fromCharCode(...head.subarray(0, 32));
  if (/^GIF8[79]a/.test(ascii)) return "image/gif";
  if (ascii.startsWith("RIFF") && ascii.slice(8, 12) === "WEBP") return "image/webp";
  if (ascii.slice(4, 8) === "ftyp" && /avi[fs]/.test(ascii.slice(8))) return "image/avif";
  return null;
}

export async function headOf(bytes: Blob): Promise<Uint8Array> {
  return new Uint8Array(await bytes.slice(0, HEAD_BYTES).arrayBuffer());
}

function begins(head: Uint8Array, magic: readonly number[]): boolean {
  return head.length >= magic.length && magic.every((byte, index) => head[index] === byte);
}

/** Pages may be in UTF-16 too. */
function textOf(head: Uint8Array): string {
  const wide = begins(head, [0xff, 0xfe]) ? "utf-16le" : begins(head, [0xfe, 0xff]) && "utf-16be";
  return new TextDecoder(wide || "utf-8")
    .decode(head.subarray(0, HEAD_BYTES))
    .replace(/^\ufeff/, "");
}
