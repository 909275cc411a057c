/**
 * How a link goes out. It is made by the very press that sends it, and a browser lets a press do only
 * so much: it copies at once what comes later, but shares and opens windows only while the press is
 * young. Where it has become too old meanwhile the link is there, and the next press sends at once.
 * Pure but for its world.
 */

export type Way = "kakao" | "send" | "copy";

/** What goes out: an address, whole or of this site, and the words beside it. */
export interface Outgoing {
  url: string;
  title: string;
  description: string;
}

/** What is needed of the browser and the page. */
export interface SendWorld<L extends Outgoing = Outgoing> {
  /** The link, where this press need not make it. */
  made: () => L | null;
  make: () => Promise<L>;
  copy: (text: string | Promise<string>) => Promise<boolean>;
  /** `null` where the system has no way to share. */
  share: ((data: ShareData) => Promise<void>) | null;
  /** Sends by KakaoTalk once its SDK is there. */
  kakao: () => Promise<(link: L) => void>;
  /** Whether what the press allows is still allowed. */
  isFresh: () => boolean;
}

/** `left`: whoever sends changed their mind. `once`: the next press sends at once. */
export type End = "copied" | "notCopied" | "shared" | "kakaoOpened" | "left" | "once";

export interface Sent {
  end: End;
  /** Where it went another way than it was asked. */
  instead: boolean;
}

/** What the link fails with is thrown on; whatever else fails, something is left to do. */
export async function sendBy<L extends Outgoing>(way: Way, world: SendWorld<L>): Promise<Sent> {
  if (way === "copy") return { end: await copied(world), instead: false };
  if (way === "send") return onward(world, false);
  const sdk = world.kakao();
  // The link comes first: without it there is nothing to send.
  sdk.catch(() => undefined);
  const link = world.made() ?? (await world.make());
  try {
    const sendByKakao = await sdk;
    if (!world.isFresh()) return { end: "once", instead: false };
    sendByKakao(link);
    return { end: "kakaoOpened", instead: false };
  } catch {
    return onward(world, true);
  }
}

/** The system's own way to share; where there is none, or it refuses, the clipboard. */
async function onward<L extends Outgoing>(world: SendWorld<L>, instead: boolean): Promise<Sent> {
  if (world.share === null) return { end: await copied(world), instead };
  const link = world.made() ?? (await world.make());
  try {
    const { title, description } = link;
    await world.share({ title, text: description, url: wholeUrl(link.url) });
    return { end: "shared", instead };
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (name === "AbortError" || name === "InvalidStateError") return { end: "left", instead };
    if (name === "NotAllowedError" && !instead) return { end: "once", instead };
    return { end: await copied(world), instead: true };
  }
}

async function copied<L extends Outgoing>({ made, make, copy }: SendWorld<L>): Promise<End> {
  const link = made();
  const urlOf = ({ url }: L) => wholeUrl(url);
  const done = await copy(link === null ? make().then(urlOf) : urlOf(link));
  return done ? "copied" : "notCopied";
}

const wholeUrl = (address: string): string => new URL(address, location.href).href;
