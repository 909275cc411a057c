import { useEffect, useRef } from "react";
import { useWords } from "../../words/useWords";
import s from "./SelfView.module.css";

/** One's own camera, as in a mirror; it never sounds. */
export function SelfView({ stream }: { stream: MediaStream }) {
  const words = useWords().rooms.devices;
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = stream;
    // Muted, it may always play; where it is asked too early the browser plays it by itself.
    element.play().catch(() => undefined);
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  return (
    <video ref={video} className={s.self} aria-label={words.self} muted playsInline autoPlay />
  );
}
