/** What to do about a device that gives nothing: by browser, system and trouble. Pure. */
import type { DeviceTrouble } from "../../rtc/call-view";
import type { Words } from "../../words/ko";

export type Browser = keyof Words["rooms"]["help"]["browsers"];
export type System = keyof Words["rooms"]["help"]["systems"];
export type Step = keyof Words["rooms"]["help"]["steps"];
export type Troubled = "camera" | "microphone" | "both";

export interface Place {
  browser: Browser;
  system: System;
  /** Others are made of the same and look alike where permissions are asked. */
  isChromium: boolean;
}

/** A tablet by Apple says that it is a Mac; that it can be touched gives it away. */
export function placeOf(agent: string, touchPoints = 0): Place {
  const isMac = /\bMacintosh\b/.test(agent);
  const system: System =
    /\b(iPhone|iPad|iPod)\b/.test(agent) || (isMac && touchPoints > 1)
      ? "ios"
      : /\bAndroid\b/.test(agent)
        ? "android"
        : isMac
          ? "macos"
          : /\bWindows\b/.test(agent)
            ? "windows"
            : "other";
  return { browser: browserOf(agent), system, isChromium: /\bChrome\/\d/.test(agent) };
}

function browserOf(agent: string): Browser {
  if (/\bSamsungBrowser\/\d/.test(agent)) return "samsung";
  if (/\b(Firefox|FxiOS)\/\d/.test(agent)) return "firefox";
  // Whoever names another product as well is that one.
  if (/\b(Edg|EdgA|EdgiOS|OPR|OPT|Whale|Vivaldi|DuckDuckGo|YaBrowser|UCBrowser)\//.test(agent))
    return "other";
  if (/\b(Chrome|CriOS)\/\d/.test(agent)) return "chrome";
  return /\bVersion\/\d.*\bSafari\/\d/.test(agent) ? "safari" : "other";
}

/** The steps in the order in which to try them; never none. */
export function stepsFor(device: Troubled, trouble: DeviceTrouble, place: Place): Step[] {
  switch (trouble) {
    case "denied":
      return denied(place);
    case "blocked":
      return blocked(place);
    case "busy":
      return isPhone(place) ? ["endCall", "closeApps", "restart"] : ["closeApps", "restart"];
    case "absent":
      return absent(device, place);
    case "unplugged":
      return device === "camera" ? ["plugIn", "another"] : ["plugIn", "bluetooth", "another"];
  }
}

const isPhone = ({ system }: Place) => system === "ios" || system === "android";

/** The person said no to this page, maybe long ago: the page's own settings take it back. */
function denied(place: Place): Step[] {
  const { browser, system } = place;
  if (system === "ios")
    return browser === "safari" ? ["safariPage", "iosSafari", "reload"] : ["iosApp", "reload"];
  if (browser === "safari") return ["safariMac", "reload"];
  if (browser === "samsung") return ["samsungSite", "androidApp", "reload"];
  if (browser === "firefox")
    return [system === "android" ? "firefoxPhone" : "firefoxDesktop", "reload"];
  if (!place.isChromium) return ["systemPrivacy", "reload", "otherBrowser"];
  return system === "android" ? ["lock", "androidApp", "reload"] : ["lockDesktop", "reload"];
}

/** The system says no to the whole browser. */
function blocked({ browser, system }: Place): Step[] {
  switch (system) {
    case "ios":
      return [browser === "safari" ? "iosSafari" : "iosApp", "iosLimits", "reload"];
    case "android":
      return ["androidTile", "androidApp", "reload"];
    case "macos":
      return ["macPrivacy", "macRestart"];
    case "windows":
      return ["windowsPrivacy", "reload"];
    case "other":
      return ["systemPrivacy", "reload"];
  }
}

function absent(device: Troubled, place: Place): Step[] {
  if (isPhone(place))
    return device === "camera" ? ["restart", "otherBrowser"] : ["bluetooth", "restart"];
  return device === "microphone" ? ["plugIn", "bluetooth"] : ["plugIn", "shutter"];
}
