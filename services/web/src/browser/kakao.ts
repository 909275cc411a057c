/** Kakao's SDK: loaded when somebody wants to send by KakaoTalk, and never before. */
import type { KakaoSharing } from "../protocol/rest";

export interface Target {
  webUrl: string;
  mobileWebUrl: string;
}

interface Action {
  title: string;
  link: Target;
}

/** A message with a picture, as the SDK takes it. */
export interface Feed {
  objectType: "feed";
  content: {
    title: string;
    description: string;
    imageUrl: string;
    imageWidth: number;
    imageHeight: number;
    link: Target;
  };
  buttons: Action[];
  installTalk: true;
}

/** One of words alone: at most 200 characters. */
export interface Note {
  objectType: "text";
  text: string;
  link: Target;
  buttons: Action[];
  installTalk: true;
}

/** As much of the SDK as is used. */
export interface KakaoSdk {
  init: (key: string) => void;
  isInitialized: () => boolean;
  Share: { sendDefault: (message: Feed | Note) => void };
}

declare global {
  interface Window {
    Kakao?: KakaoSdk;
  }
}

/** Longer than this nobody waits for a script; there are other ways to send. */
const PATIENCE_MS = 6000;

/** The same address for a phone and for a desk. */
export const targetOf = (url: string): Target => ({ webUrl: url, mobileWebUrl: url });

let coming: Promise<KakaoSdk> | null = null;

/** The SDK, ready to send. Asked for twice it is loaded once; after a failure, again. */
export function kakaoSdk(kakao: KakaoSharing): Promise<KakaoSdk> {
  coming ??= load(kakao).then((sdk) => {
    if (!sdk.isInitialized()) sdk.init(kakao.javascriptKey);
    return sdk;
  });
  coming.catch(() => {
    coming = null;
  });
  return coming;
}

function load({ sdkUrl, sdkIntegrity }: KakaoSharing): Promise<KakaoSdk> {
  return new Promise((resolve, reject) => {
    if (window.Kakao !== undefined) return resolve(window.Kakao);
    const script = document.createElement("script");
    script.src = sdkUrl;
    script.async = true;
    script.crossOrigin = "anonymous";
    if (sdkIntegrity !== null) script.integrity = sdkIntegrity;
    const fail = () => {
      clearTimeout(timer);
      script.remove();
      reject(new Error("Kakao's SDK did not load"));
    };
    const timer = setTimeout(fail, PATIENCE_MS);
    script.onerror = fail;
    script.onload = () => {
      clearTimeout(timer);
      if (window.Kakao === undefined) fail();
      else resolve(window.Kakao);
    };
    document.head.append(script);
  });
}
