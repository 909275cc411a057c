import { useMemo } from "react";
import { encode } from "uqr";
import s from "./QrCode.module.css";
import { pathOf } from "./qr-path";

/** An address as a camera reads it: always dark on light, whatever the theme. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => {
    const { data, size } = encode(text, { ecc: "M", border: 4 });
    return { size, path: pathOf(data) };
  }, [text]);
  return (
    <svg className={s.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}
