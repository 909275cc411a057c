/** What this browser prefers: kept locally, shared by every tab. */
import { useSyncExternalStore } from "react";
import type { Locale, Persona } from "../protocol/events";

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

function preset(): Settings {
  const locale: Locale = navigator.language.toLowerCase().startsWith("ko") ? "ko" : "en";
  return {
    locale,
    theme: "night",
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
}

export function changeSettings(change: Partial<Settings>): void {
  settings = { ...settings, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // A browser that keeps nothing still has the choice until it is closed.
  }
  tell();
}

function tell(): void {
  applySettings();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

window.addEventListener("storage", (event) => {
  if (event.key !== KEY) return;
  settings = read();
  tell();
});

export function useSettings(): Settings {
  return useSyncExternalStore(subscribe, () => settings);
}

export function isSoundOn(): boolean {
  return settings.sound === "on";
}

/** Whether movement is unwanted, by the switch here or the device's. */
export function isMotionReduced(): boolean {
  return settings.motion === "reduced" || matchMedia("(prefers-reduced-motion: reduce)").matches;
}
