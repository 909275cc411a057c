import { describe, expect, test } from "vitest";
import { type Place, placeOf, stepsFor, type Troubled } from "../../src/features/rooms/device-help";
import type { DeviceTrouble } from "../../src/rtc/call-view";
import { en, ko } from "../whole-words";

const WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
const BLINK = "AppleWebKit/537.36 (KHTML, like Gecko)";
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
const PHONE = "Mozilla/5.0 (Linux; Android 14; SM-S918N)";
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X)";

/** Each browser on each system that it is made for, by what it says of itself. */
const AGENTS: [string, string, string, string][] = [
  ["chrome", "macos", MAC, `${BLINK} Chrome/126.0.0.0 Safari/537.36`],
  ["chrome", "windows", WINDOWS, `${BLINK} Chrome/126.0.0.0 Safari/537.36`],
  ["chrome", "android", PHONE, `${BLINK} Chrome/126.0.0.0 Mobile Safari/537.36`],
  ["chrome", "ios", IPHONE, `${WEBKIT} CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1`],
  ["safari", "macos", MAC, `${WEBKIT} Version/17.5 Safari/605.1.15`],
  ["safari", "ios", IPHONE, `${WEBKIT} Version/17.5 Mobile/15E148 Safari/604.1`],
  [
    "samsung",
    "android",
    PHONE,
    `${BLINK} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`,
  ],
  ["firefox", "macos", `${MAC.slice(0, -1)}; rv:127.0)`, "Gecko/20100101 Firefox/127.0"],
  [
    "firefox",
    "windows",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0)",
    "Gecko/20100101 Firefox/127.0",
  ],
  ["firefox", "android", "Mozilla/5.0 (Android 14; Mobile; rv:127.0)", "Gecko/127.0 Firefox/127.0"],
  ["firefox", "ios", IPHONE, `${WEBKIT} FxiOS/127.0 Mobile/15E148 Safari/605.1.15`],
  ["other", "windows", WINDOWS, `${BLINK} Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0`],
  ["other", "android", PHONE, `${BLINK} Whale/1.0.0.0 Chrome/126.0.0.0 Mobile Safari/537.36`],
];

const TROUBLES: DeviceTrouble[] = ["denied", "absent", "busy", "blocked", "unplugged"];
const DEVICES: Troubled[] = ["camera", "microphone", "both"];

describe.each(AGENTS)("%s on %s", (browser, system, device, rest) => {
  const place = placeOf(`${device} ${rest}`);

  test("is known by what it says of itself", () => {
    expect(place).toMatchObject({ browser, system });
  });

  test.each(TROUBLES)("has steps out of a device that is %s, in both languages", (trouble) => {
    for (const troubled of DEVICES) {
      const steps = stepsFor(troubled, trouble, place);
      expect(steps.length).toBeGreaterThan(0);
      expect(new Set(steps).size, "no step twice").toBe(steps.length);
      for (const { rooms } of [ko, en]) {
        const { help } = rooms;
        for (const step of steps) {
          const said = help.steps[step](help.names[troubled], help.browsers[place.browser]);
          expect(said).not.toMatch(/undefined/);
        }
      }
    }
  });
});

describe("what is told of a browser", () => {
  test("a tablet that says it is a Mac is known by being touched", () => {
    const agent = `${MAC} ${WEBKIT} Version/17.5 Safari/605.1.15`;
    expect(placeOf(agent, 5).system).toBe("ios");
    expect(placeOf(agent, 0).system).toBe("macos");
  });

  test("an agent that says nothing has a place, too", () => {
    const place = placeOf("");
    expect(place).toEqual({ browser: "other", system: "other", isChromium: false });
    expect(stepsFor("camera", "denied", place)).toContain("otherBrowser");
  });
});

describe("the steps", () => {
  const at = (browser: Place["browser"], system: Place["system"], isChromium = false): Place => ({
    browser,
    system,
    isChromium,
  });

  test("for a page that was refused begin at that page's own settings", () => {
    const first = (place: Place) => stepsFor("camera", "denied", place)[0];
    expect(first(at("chrome", "windows", true))).toBe("lockDesktop");
    expect(first(at("chrome", "android", true))).toBe("lock");
    expect(first(at("other", "windows", true))).toBe("lockDesktop");
    expect(first(at("safari", "macos"))).toBe("safariMac");
    expect(first(at("safari", "ios"))).toBe("safariPage");
    expect(first(at("chrome", "ios"))).toBe("iosApp");
    expect(first(at("samsung", "android", true))).toBe("samsungSite");
    expect(first(at("firefox", "macos"))).toBe("firefoxDesktop");
    expect(first(at("firefox", "android"))).toBe("firefoxPhone");
  });

  test("for a system that refuses lead into the system's settings", () => {
    const first = (system: Place["system"]) =>
      stepsFor("microphone", "blocked", at("chrome", system, true))[0];
    expect(first("macos")).toBe("macPrivacy");
    expect(first("windows")).toBe("windowsPrivacy");
    expect(first("android")).toBe("androidTile");
    expect(first("ios")).toBe("iosApp");
  });

  test("for a device that is used elsewhere end the other use, a call first on a phone", () => {
    expect(stepsFor("camera", "busy", at("chrome", "android", true))[0]).toBe("endCall");
    expect(stepsFor("camera", "busy", at("chrome", "macos", true))[0]).toBe("closeApps");
  });

  test("speak of a shutter for a camera, and of earphones for a microphone", () => {
    const desk = at("chrome", "windows", true);
    expect(stepsFor("camera", "absent", desk)).toContain("shutter");
    expect(stepsFor("microphone", "absent", desk)).toContain("bluetooth");
    expect(stepsFor("microphone", "absent", desk)).not.toContain("shutter");
  });
});
