import { Conch } from "./conch/Conch";
import s from "./Scene.module.css";

/** What there is to see where there is nothing to read. */
export type SceneName = keyof typeof drawings;

const drawings = {
  /** Something was washed away. */
  tide: (
    <>
      <path d="M14 112c14-11 28-11 42 0s28 11 42 0 28-11 42 0 28 11 42 0 28-11 44 0" />
      <path className={s.soft} d="M38 124c12-9 24-9 36 0s24 9 36 0 24-9 36 0 24 9 36 0 12-6 20-6" />
      <path className={s.faint} d="M74 135c10-7 20-7 30 0s20 7 30 0 20-7 30 0" />
    </>
  ),
  /** Nothing lies here yet. */
  cards: (
    <g className={s.dashed}>
      <rect x="94" y="26" width="52" height="88" rx="7" transform="rotate(-24 120 150)" />
      <rect x="94" y="26" width="52" height="88" rx="7" transform="rotate(24 120 150)" />
      <path className={s.soft} d="M30 134h180" />
    </g>
  ),
  /** Its time is over. */
  moon: (
    <>
      <path d="M196 22a21 21 0 1 0 12 34 17 17 0 0 1-12-34z" />
      <path className={s.soft} d="M12 120h216" />
      <path className={s.faint} d="M52 129h136M88 138h64" />
    </>
  ),
};

const STAR = "M0-6 1.3-1.3 6 0 1.3 1.3 0 6-1.3 1.3-6 0-1.3-1.3z";

/** A small drawing with the conch in it. */
export function Scene({ of }: { of: SceneName }) {
  return (
    <div className={s.scene} aria-hidden="true">
      <svg viewBox="0 0 240 144" aria-hidden="true" focusable="false">
        {drawings[of]}
        <g className={s.stars}>
          <path d={STAR} transform="translate(34 44)" />
          <path d={STAR} transform="translate(62 18) scale(.6)" />
          <path d={STAR} transform="translate(172 12) scale(.7)" />
          <path d={STAR} transform="translate(214 84) scale(.8)" />
        </g>
      </svg>
      <Conch size={92} />
    </div>
  );
}
