import { useWords } from "../../words/useWords";
import { litOf } from "./loudness";
import s from "./MicrophoneLevel.module.css";

const BARS = Array.from({ length: 14 }, (_, index) => index);

/** How loud the microphone is, from 0 to 1. */
export function MicrophoneLevel({ level }: { level: number }) {
  const words = useWords().rooms.devices;
  const lit = litOf(level);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the browser's own meter cannot be drawn as bars
    <div
      role="meter"
      className={s.meter}
      aria-label={words.level}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(lit * 100)}
    >
      {BARS.map((bar) => (
        <i key={bar} data-lit={lit * BARS.length > bar} />
      ))}
    </div>
  );
}
