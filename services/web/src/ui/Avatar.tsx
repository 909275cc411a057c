import { useState } from "react";
import s from "./Avatar.module.css";
import { initialOf } from "./initial";

interface Props {
  name: string;
  /** The path of the picture; without one the name's first letter stands for it. */
  picture?: string | null | undefined;
  size?: number;
}

/** Somebody's face, beside their name: it says nothing by itself. */
export function Avatar({ name, picture, size = 72 }: Props) {
  const [broken, setBroken] = useState<string | null>(null);
  const look = { width: size, height: size, fontSize: size * 0.44 };
  if (!picture || picture === broken) {
    return (
      <span className={s.avatar} style={look} aria-hidden="true">
        {initialOf(name)}
      </span>
    );
  }
  return (
    <img
      className={s.avatar}
      style={look}
      src={picture}
      alt=""
      width={size}
      height={size}
      onError={() => setBroken(picture)}
    />
  );
}
