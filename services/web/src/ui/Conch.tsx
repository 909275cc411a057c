import s from "./Conch.module.css";

const BODY =
  "M60 5C63 11 66 14 70 17C76 19 78 24 78 27C86 29 90 35 90 40C103 43 109 55 105 67C100 87 79 99 67 113C63 118 57 118 54 112C45 96 23 84 19 62C17 50 23 43 31 40C31 34 35 29 42 27C42 22 45 19 50 17C54 13 57 10 60 5Z";
const MOUTH = "M88 53C99 60 94 75 82 86C73 94 66 101 61 109C55 95 60 66 88 53Z";
const WHORLS = "M50 17C57 21 64 21 70 17M42 27C54 33 67 33 78 27M31 40C48 49 73 48 90 40";
const RIDGES = "M27 52C31 66 41 79 49 90M38 50C42 64 48 76 54 87M51 51C52 62 54 70 57 78";

/** The conch, drawn in lines; with `glow` it is the big one of a page. */
export function Conch({ size = 28, glow = false }: { size?: number; glow?: boolean }) {
  return (
    <svg
      className={glow ? `${s.conch} ${s.glow}` : s.conch}
      width={size}
      height={size}
      viewBox="0 0 120 120"
      aria-hidden="true"
      focusable="false"
    >
      <g transform="rotate(24 60 62)">
        <path className={s.body} d={BODY} />
        <path className={s.mouth} d={MOUTH} />
        <path className={s.lines} d={WHORLS} />
        {glow && <path className={s.ridges} d={RIDGES} />}
      </g>
    </svg>
  );
}
