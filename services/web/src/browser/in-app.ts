/** Browsers inside of other apps: which one it is, and the address that leads out of it. Pure. */

export type InApp = "kakaotalk" | "naver" | "instagram" | "line" | "facebook" | "daum";

/** Told apart by what each of them says of itself; an app that names two is the first one here. */
const SIGNS: readonly (readonly [InApp, RegExp])[] = [
  ["kakaotalk", /\bKAKAOTALK\b/i],
  ["naver", /\bNAVER\(inapp\b/i],
  ["instagram", /\bInstagram\b/i],
  ["line", /\bLine\/\d/],
  ["facebook", /\bFBA[NV]\b|\bFB_IAB\b/],
  ["daum", /\bDaumApps\b|\bDaumDevice\b/i],
];

/** The app that a browser belongs to; `null` for one that stands for itself. */
export function inAppOf(agent: string): InApp | null {
  return SIGNS.find(([, sign]) => sign.test(agent))?.[0] ?? null;
}

/**
 * The address that opens a page in the device's own browser: path, query and fragment come along.
 * `null` where nothing of the kind is known to work and only the app's menu leads out.
 */
export function wayOut(url: string, agent: string): string | null {
  const page = new URL(url);
  if (page.protocol !== "https:" && page.protocol !== "http:") return null;
  switch (inAppOf(agent)) {
    case null:
      return null;
    case "kakaotalk":
      return `kakaotalk://web/openExternal?url=${encodeURIComponent(page.href)}`;
    case "line": {
      // Written by hand: what is there already keeps its spelling.
      const query = page.search === "" ? "?" : `${page.search}&`;
      const asked = page.searchParams.has("openExternalBrowser");
      return asked
        ? page.href
        : `${page.origin}${page.pathname}${query}openExternalBrowser=1${page.hash}`;
    }
    default:
      return /\bAndroid\b/i.test(agent) ? intentOf(page) : null;
  }
}

/** Android reads an intent from the last `#` on, so that the page's own fragment may stand before. */
function intentOf(page: URL): string {
  const scheme = page.protocol.slice(0, -1);
  const rest = page.href.slice(page.protocol.length);
  const parts = [
    `scheme=${scheme}`,
    "action=android.intent.action.VIEW",
    "category=android.intent.category.BROWSABLE",
    `S.browser_fallback_url=${encodeURIComponent(page.href)}`,
  ];
  return `intent:${rest}#Intent;${parts.join(";")};end`;
}
