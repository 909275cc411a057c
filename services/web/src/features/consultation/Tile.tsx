/** One person, or what they show: a picture where there is one, a face or a letter where not. */
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Quality } from "../../rtc/call-view";
import { Avatar } from "../../ui/Avatar";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import type { Rect, TileId } from "./arrange";
import { QualityBars } from "./QualityBars";
import s from "./Tile.module.css";
import { QUICK_MS, useLasting } from "./useView";

interface Props {
  id: TileId;
  rect: Rect;
  isMain: boolean;
  /** It reaches every edge of the stage, under what lies over them. */
  fills?: boolean;
  stream: MediaStream | null;
  /** There is something to be seen in it. */
  isOn?: boolean;
  /** Who or what it is, as the picture is called. */
  label: string;
  name: string;
  picture: string | null;
  mirrored?: boolean;
  /** Nothing of it may be cut off. */
  whole?: boolean;
  muted: boolean;
  speaking: boolean;
  quality: Quality | null;
  /** Why there is no picture, or null while that is told elsewhere. */
  note?: string | null;
  /** A poster stands before it: no face of its own. */
  bare?: boolean;
  /** It stands still, for the way to it is broken. */
  dim?: boolean;
  onAspect?: (aspect: number) => void;
  children?: ReactNode;
}

export function Tile(props: Props) {
  const { id, rect, isMain, stream, label, name, picture, children } = props;
  const {
    fills = false,
    mirrored = false,
    whole = false,
    muted,
    speaking,
    quality,
    dim = false,
  } = props;
  const { note = null, bare = false, isOn = true } = props;
  const isReady = useReady(stream, isOn);
  const isComing = stream !== null && isReady && !isOn;
  // Mostly the picture is there at once, and a face would only come between.
  const isLate = useLasting(isComing, QUICK_MS);
  const isFaceShown = isComing ? isLate : stream === null || !isOn;
  const words = useWords().consultation;
  const face = Math.max(36, Math.min(rect.width, rect.height) * (isMain ? 0.3 : 0.46));
  return (
    <figure
      className={s.tile}
      style={{ left: rect.x, top: rect.y, width: rect.width, height: rect.height }}
      aria-label={label}
      data-tile={id}
      data-main={isMain}
      data-fills={fills}
      data-speaking={speaking}
      data-dim={dim}
    >
      {stream !== null && isReady && (
        <Picture stream={stream} mirrored={mirrored} whole={whole} onAspect={props.onAspect} />
      )}
      {isFaceShown && !bare && (
        <div className={s.face}>
          <Avatar name={name} picture={picture} size={Math.min(168, face)} />
          {note && isMain && <p>{note}</p>}
        </div>
      )}
      <figcaption className={s.tag}>
        {muted && (
          <span className={s.muted}>
            <Icon name="microphoneOff" size={16} />
            <span className="unseen">{words.stage.microphoneOff}</span>
          </span>
        )}
        <span className={s.name}>{name}</span>
        {quality !== null && (
          <QualityBars quality={quality} whose={id === "self" ? "own" : "other"} />
        )}
      </figcaption>
      {children}
    </figure>
  );
}

/**
 * A picture is there before anything moves in it, so that its first frame is seen; one that was turned
 * off is taken away, so that no old frame is seen when it comes back.
 */
function useReady(stream: MediaStream | null, isOn: boolean): boolean {
  const [seen, setSeen] = useState<MediaStream | null>(null);
  if (isOn && seen !== stream) setSeen(stream);
  return isOn || seen !== stream;
}

interface PictureProps {
  stream: MediaStream;
  mirrored: boolean;
  whole: boolean;
  onAspect: ((aspect: number) => void) | undefined;
}

function Picture({ stream, mirrored, whole, onAspect }: PictureProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = stream;
    // Where it may not begin by itself, it begins with the next touch: it makes no sound.
    element.play().catch(() => undefined);
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  const measure = () => {
    const { videoWidth: width = 0, videoHeight: height = 0 } = video.current ?? {};
    if (width > 0 && height > 0) onAspect?.(width / height);
  };
  return (
    <video
      ref={video}
      className={s.picture}
      data-mirrored={mirrored}
      data-whole={whole}
      muted
      playsInline
      autoPlay
      disablePictureInPicture
      onLoadedMetadata={measure}
      onResize={measure}
    />
  );
}
