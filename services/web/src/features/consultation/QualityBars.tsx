import type { Quality } from "../../rtc/call-view";
import { useWords } from "../../words/useWords";
import s from "./QualityBars.module.css";

const NAMES = ["unknown", "bad", "fair", "good"] as const;

/** How well somebody is connected: as many bars as it is good, and a word for it. */
export function QualityBars({ quality, whose }: { quality: Quality; whose: "own" | "other" }) {
  const name = NAMES[quality];
  const told = useWords().consultation.quality[whose][name];
  return (
    <span className={s.bars} data-quality={name} title={told}>
      <i />
      <i />
      <i />
      <span className="unseen">{told}</span>
    </span>
  );
}
