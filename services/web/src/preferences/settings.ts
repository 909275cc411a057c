/** What this browser prefers: kept locally, shared by every tab. */
import { useSyncExternalStore } from "react";
import type { Locale, Persona } from "../protocol/events";
import { missingWords } from "../words/words-of";

export interface Settings {
  locale: Locale;
  theme: "night" | "pearl" | "system";
  motion: "system" | "reduced";
  announce: "whole" | "sentence" | "off";
  persona: Persona;
  sound: "off" | "on";
  /** Where there is room: one's talks beside the open one. */
  talks: "shown" | "hidden";
}

const KEY = "conch.settings";
const listeners = new Set<() => void>();

const choices: { [K in keyof Settings]: readonly Settings[K][] } = {
  locale: ["ko", "en"],
  theme: ["night", "pearl", "system"],
  motion: ["system", "reduced"],
  announce: ["whole", "sentence", "off"],
  persona: ["conch", "polite", "plain"],
  sound: ["off", "on"],
  talks: ["shown", "hidden"],
};

let settings = read();
let wanted = settings.locale;

function preset(): Settings {
  const locale: Locale = navigator.language.toLowerCase().startsWith("ko") ? "ko" : "en";
  return {
    locale,
    theme: "system",
    motion: "system",
    announce: "whole",
    persona: "conch",
    sound: "off",
    talks: "shown",
  };
}

function read(): Settings {
  const chosen = preset();
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (typeof kept !== "object" || kept === null) return chosen;
    for (const name of Object.keys(choices) as (keyof Settings)[]) {
      const value = (kept as Record<string, unknown>)[name];
      const known = (choices[name] as readonly unknown[]).includes(value);
      if (known) Object.assign(chosen, { [name]: value });
    }
  } catch {
    // What cannot be read is not kept.
  }
  return chosen;
}

/** Puts the choices on the document, where styles and screen readers find them. */
export function applySettings(): void {
  const root = document.documentElement;
  root.lang = settings.locale;
  root.dataset.theme = settings.theme;
  root.dataset.motion = settings.motion;
  const bar = document.querySelector<HTMLMetaElement>('meta[name="theme-color"]');
  if (bar !== null) bar.content = isDay() ? "#eaf0fb" : "#0b1228";
}

export function changeSettings(change: Partial<Settings>): void {
  const changed = { ...settings, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(changed));
  } catch {
    // A browser that keeps nothing still has the choice until it is closed.
  }
  take(changed);
}

/** A language is seen when its words are here; without them the one before stays. */
function take(changed: Settings): void {
  const { locale } = changed;
  const missing = missingWords(locale);
  tell(missing === null ? changed : { ...changed, locale: settings.locale });
  wanted = locale;
  missing?.then(
    () => wanted === locale && tell({ ...settings, locale }),
    () => undefined,
  );
}

function tell(changed: Settings): void {
  settings = changed;
  applySettings();
  for (const listener of listeners) listener();
}

/** Calls at every change; what it gives back ends that. */
export function onSettings(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

window.addEventListener("storage", (event) => {
  if (event.key !== KEY) return;
  take(read());
});

export function useSettings(): Settings {
  return useSyncExternalStore(onSettings, () => settings);
}

/** What is chosen now, for what is no component. */
export function chosenSettings(): Settings {
  return settings;
}

/** The language of this browser's pages. */
export function chosenLocale(): Locale {
  return settings.locale;
}

export function isSoundOn(): boolean {
  return settings.sound === "on";
}

/** Whether movement is unwanted, by the switch here or the device's. */
export function isMotionReduced(): boolean {
  return settings.motion === "reduced" || matchMedia("(prefers-reduced-motion: reduce)").matches;
}

const LIGHT = "(prefers-color-scheme: light)";

/** Whether the sky is that of the day, by choice or the device's. */
export function isDay(): boolean {
  return settings.theme === "pearl" || (settings.theme === "system" && matchMedia(LIGHT).matches);
}

/** The bar of the browser is coloured by us: where the device decides, it is to follow, too. */
export function followDevice(): void {
  matchMedia(LIGHT).addEventListener("change", applySettings);
}

export function useIsDay(): boolean {
  return useSyncExternalStore((listener) => {
    const light = matchMedia(LIGHT);
    light.addEventListener("change", listener);
    const forget = onSettings(listener);
    return () => {
      forget();
      light.removeEventListener("change", listener);
    };
  }, isDay);
}

/** Night becomes day, day becomes night, and stays so. */
export function turnSky(): void {
  changeSettings({ theme: isDay() ? "night" : "pearl" });
}
