import { useEffect, useRef } from "react";
import s from "./Ambient.module.css";

/** As fine as light on a wall is. */
const GRAIN = 6;
const EVERY_MS = 700;

/** The light of a picture around it, where its shape leaves room: a few dots, seldom painted. */
export function Ambient({ of }: { of: MediaStream | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const pen = canvas.current?.getContext("2d");
    if (of === null || !pen) return;
    const video = document.createElement("video");
    video.muted = true;
    video.playsInline = true;
    const timer = setInterval(() => {
      if (video.srcObject === null) {
        // Not at once: the picture itself comes first.
        video.srcObject = of;
        video.play().catch(() => undefined);
      } else if (!document.hidden && video.videoWidth > 0) {
        pen.drawImage(video, 0, 0, GRAIN, GRAIN);
      }
    }, EVERY_MS);
    return () => {
      clearInterval(timer);
      video.srcObject = null;
      pen.clearRect(0, 0, GRAIN, GRAIN);
    };
  }, [of]);
  return <canvas ref={canvas} className={s.ambient} width={GRAIN} height={GRAIN} />;
}
