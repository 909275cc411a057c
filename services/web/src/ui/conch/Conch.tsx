import { useId } from "react";
import s from "./Conch.module.css";
import { PAINTS } from "./paints";
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
      {Object.entries(PAINTS).map(([name, { kind: Gradient, at, stops }]) => (
        <Gradient key={name} id={id + name} gradientUnits="userSpaceOnUse" {...at}>
          {stops.map(([offset, colour]) => (
            <stop key={offset} offset={offset} stopColor={colour} />
          ))}
        </Gradient>
      ))}
    </defs>
  );
}
