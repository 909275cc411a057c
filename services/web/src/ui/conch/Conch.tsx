import { useId } from "react";
import s from "./Conch.module.css";
import { conchShape } from "./shape";

interface Props {
  /** CSS pixels along each side. */
  size?: number;
  /** In the colour of the words around it alone. */
  plain?: boolean;
  /** It thinks: light runs through its chambers. */
  answering?: boolean;
}

const SMALL = conchShape(11);
const LARGE = conchShape(22);
/** How far light runs between one chamber and the next, in milliseconds. */
const RUN_MS = 90;

/** The conch. */
export function Conch({ size = 28, plain = false, answering = false }: Props) {
  const id = useId();
  const shape = size < 64 ? SMALL : LARGE;
  return (
    <svg
      className={`${s.conch} ${plain ? s.plain : ""}`}
      data-answering={answering}
      width={size}
      height={size}
      viewBox="-64 -64 128 128"
      aria-hidden="true"
      focusable="false"
    >
      {!plain && <Paints id={id} />}
      <g transform="translate(-9 9) rotate(6)">
        <circle className={s.heart} r={shape.heart} />
        <path className={s.mouth} d={shape.mouth} style={plain ? {} : { fill: `url(#${id}m)` }} />
        <path className={s.growth} d={shape.growth} />
        {shape.chambers.map((d, index) => (
          <path
            key={d}
            className={s.chamber}
            d={d}
            style={{
              strokeWidth: Math.max(0.25, (size < 64 ? 2.2 : 1.3) * 0.92 ** index),
              animationDelay: `${(shape.chambers.length - index) * RUN_MS}ms`,
              ...(plain ? {} : { fill: `url(#${id}c)`, stroke: `url(#${id}g)` }),
            }}
          />
        ))}
        <g className={s.edge} style={plain ? {} : { fill: `url(#${id}g)` }}>
          <path d={shape.rim} />
          <path d={shape.lip} />
        </g>
      </g>
    </svg>
  );
}

function Paints({ id }: { id: string }) {
  return (
    <defs>
      <radialGradient id={`${id}c`} gradientUnits="userSpaceOnUse" cx="0" cy="0" r="52">
        <stop stopColor="#fffaf0" />
        <stop offset=".2" stopColor="#ffe6b8" />
        <stop offset=".42" stopColor="#f0b392" />
        <stop offset=".62" stopColor="#b9799f" />
        <stop offset=".85" stopColor="#5c57a6" />
        <stop offset="1" stopColor="#34418f" />
      </radialGradient>
      <radialGradient id={`${id}m`} gradientUnits="userSpaceOnUse" cx="6" cy="-14" r="62">
        <stop stopColor="#ffdfa8" />
        <stop offset=".3" stopColor="#cf8f96" />
        <stop offset=".62" stopColor="#54509c" />
        <stop offset="1" stopColor="#1c2a68" />
      </radialGradient>
      <linearGradient
        id={`${id}g`}
        gradientUnits="userSpaceOnUse"
        x1="-40"
        y1="-50"
        x2="20"
        y2="50"
      >
        <stop stopColor="#fff0c4" />
        <stop offset=".5" stopColor="#e3c079" />
        <stop offset="1" stopColor="#b48a45" />
      </linearGradient>
    </defs>
  );
}
