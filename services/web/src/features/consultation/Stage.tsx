/** Where the two see each other: one picture large, the others small, or cards between them. */
import { type CSSProperties, type PointerEvent, type ReactNode, useRef, useState } from "react";
import type { CallView } from "../../rtc/call-view";
import { announce } from "../../ui/announce";
import { Icon } from "../../ui/Icon";
import { useSize } from "../../ui/useSize";
import { useWords } from "../../words/useWords";
import { Ambient } from "./Ambient";
import {
  type Arranged,
  arrange,
  type Corner,
  type Insets,
  type Main,
  nearestCorner,
  nextCorner,
  type Shape,
  type TileId,
} from "./arrange";
import { type Condition, works } from "./condition";
import s from "./Stage.module.css";
import { Tile } from "./Tile";

export interface Person {
  name: string;
  picture: string | null;
}

interface Props {
  view: CallView;
  condition: Condition;
  shape: Shape;
  /** A panel is open beside or under it, so that it is small. */
  isSmall: boolean;
  own: Person;
  other: Person;
  main: Main;
  onMain: (main: "remote" | "second") => void;
  onFlip: () => void;
  /** The cards, while they are what is seen large. */
  cards: ReactNode;
  /** Over everything: posters, banners, whoever knocks. */
  children: ReactNode;
}

export function Stage(props: Props) {
  const { view, condition, shape, isSmall, own, other, main, onMain, cards, children } = props;
  const told = useWords().consultation;
  const words = told.stage;
  const stage = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(stage);
  const [corner, setCorner] = useState<Corner>(shape === "wide" ? "bottomRight" : "topRight");
  const [aspects, setAspects] = useState({ remote: null as number | null, second: 16 / 9 });
  const drag = useDrag(width, height, setCorner);
  const { remoteMedia } = view;
  const isAlone = condition === "alone" || condition === "joining";
  // While somebody types on a phone there is hardly room for one face.
  const isStrip = isSmall && height < 150;
  const tiles: TileId[] =
    isStrip && !isAlone
      ? ["remote"]
      : [
          ...(isAlone ? [] : ["remote" as const]),
          ...(view.remoteTable ? ["second" as const] : []),
          ...(view.localTable ? ["ownTable" as const] : []),
          "self",
        ];
  const insets = insetsOf(shape, isSmall, condition);
  const large = main === "second" && !view.remoteTable ? "remote" : main;
  const aspect = large === "second" ? aspects.second : view.remoteVideo ? aspects.remote : null;
  // Before it is measured there is nowhere to put anything.
  const placed: Arranged =
    width === 0 || height === 0
      ? { tiles: {}, cards: null }
      : arrange({
          width,
          height,
          shape,
          main: large,
          tiles,
          corner,
          insets,
          aspect,
          whole: large === "second",
        });
  const isBroken = condition === "unstable" || condition === "rebuilding" || condition === "broken";
  const fills = (tile: TileId) =>
    placed.tiles[tile]?.width === width && placed.tiles[tile]?.height === height;
  const move = () => {
    const next = nextCorner(corner);
    setCorner(next);
    announce(words.moved[next]);
  };
  const isScreen = remoteMedia.screen;
  return (
    <section
      ref={stage}
      className={s.stage}
      aria-label={words.label}
      data-shape={shape}
      data-large={large}
      data-small={isSmall}
      data-dragging={drag.isDragging}
      style={variables({ bottom: insets.bottom, left: insets.left, x: drag.x, y: drag.y })}
    >
      {large !== "cards" && !isAlone && !fills(large) && (
        <Ambient of={large === "second" ? view.remoteTable : view.remoteVideo} />
      )}
      {placed.tiles.remote && tiles.includes("remote") && (
        <Tile
          id="remote"
          rect={placed.tiles.remote}
          isMain={large === "remote"}
          fills={fills("remote")}
          stream={view.remoteVideo}
          // a picture that has stood for half a minute would be taken for somebody who sits still
          isOn={remoteMedia.camera && condition !== "broken"}
          label={words.remote(other.name)}
          name={other.name}
          picture={other.picture}
          muted={!remoteMedia.microphone && condition === "fine"}
          speaking={view.speaking.remote}
          quality={condition === "fine" ? view.quality.remote : null}
          note={remoteMedia.camera ? null : words.cameraOff}
          bare={condition === "away" || condition === "connecting"}
          dim={isBroken || condition === "away"}
          onAspect={(remote) => setAspects((was) => ({ ...was, remote }))}
        >
          {large === "second" && <Swap label={words.faceLarge} onClick={() => onMain("remote")} />}
        </Tile>
      )}
      {placed.tiles.second && (
        <Tile
          id="second"
          rect={placed.tiles.second}
          isMain={large === "second"}
          fills={fills("second")}
          stream={view.remoteTable}
          label={isScreen ? words.screen(other.name) : words.table(other.name)}
          name={isScreen ? words.screen(other.name) : words.table(other.name)}
          picture={null}
          whole
          muted={false}
          speaking={false}
          quality={null}
          dim={isBroken}
          onAspect={(second) => setAspects((was) => ({ ...was, second }))}
        >
          {large === "remote" && (
            <Swap
              label={isScreen ? words.screenLarge : words.tableLarge}
              onClick={() => onMain("second")}
            />
          )}
        </Tile>
      )}
      {placed.tiles.ownTable && (
        <Tile
          id="ownTable"
          rect={placed.tiles.ownTable}
          isMain={false}
          stream={view.localTable}
          label={view.screen.on ? words.ownScreen : words.ownTable}
          name={view.screen.on ? words.ownScreen : words.ownTable}
          picture={null}
          whole
          muted={false}
          speaking={false}
          quality={null}
        />
      )}
      {placed.tiles.self && (
        <div className={s.own} {...(large !== "cards" && drag.handlers)}>
          <Tile
            id="self"
            rect={placed.tiles.self}
            isMain={false}
            stream={view.camera.on ? view.localVideo : null}
            label={words.self}
            name={told.you}
            picture={own.picture}
            mirrored={!looksAway(view.localVideo)}
            muted={!works(view.microphone)}
            speaking={view.speaking.local}
            quality={condition === "fine" ? view.quality.local : null}
          >
            {large !== "cards" && (
              <button type="button" className={s.move} aria-label={words.move} onClick={move}>
                <Icon name="corner" size={20} />
              </button>
            )}
            {view.choices.canFlip && view.camera.on && (
              <button
                type="button"
                className={s.flip}
                aria-label={words.flip}
                onClick={props.onFlip}
              >
                <Icon name="flip" size={20} />
              </button>
            )}
          </Tile>
        </div>
      )}
      {placed.cards && (
        <div
          className={s.cards}
          style={{
            left: placed.cards.x,
            top: placed.cards.y,
            width: placed.cards.width,
            height: placed.cards.height,
          }}
        >
          {cards}
        </div>
      )}
      {children}
    </section>
  );
}

/** Lengths that the style sheet is to know. */
const variables = (lengths: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(lengths).map(([name, length]) => [`--${name}`, `${length}px`]),
  ) as CSSProperties;

function Swap({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" className={s.swap} aria-label={label} title={label} onClick={onClick}>
      <Icon name="swap" size={20} />
    </button>
  );
}

/** A camera that looks away from whoever holds it shows the world the right way round. */
function looksAway(stream: MediaStream | null): boolean {
  return stream?.getVideoTracks()[0]?.getSettings().facingMode === "environment";
}

/** On a phone upright a banner needs the room where one's own face would be. */
const BANNERS: Partial<Record<Condition, number>> = { unstable: 60, rebuilding: 60, broken: 114 };

function insetsOf(shape: Shape, isSmall: boolean, condition: Condition): Insets {
  if (shape === "wide") return { top: 58, right: 8, bottom: 8, left: 8 };
  if (shape === "landscape")
    return { top: condition === "broken" ? 62 : 46, right: 4, bottom: 4, left: 4 };
  const banner = BANNERS[condition] ?? 0;
  return isSmall
    ? { top: 6 + banner, right: 4, bottom: 6, left: 4 }
    : { top: 58 + banner, right: 6, bottom: 112, left: 6 };
}

/** A press that moves less than this is a press. */
const SLIP = 6;

/** Small pictures follow the finger, and keep to the corner that they are let go by. */
function useDrag(width: number, height: number, onCorner: (corner: Corner) => void) {
  const [by, setBy] = useState<{ x: number; y: number } | null>(null);
  const from = useRef<{ pointer: number; x: number; y: number } | null>(null);
  const end = (event: PointerEvent<HTMLElement>) => {
    if (from.current?.pointer !== event.pointerId) return;
    from.current = null;
    if (by === null) return;
    const stage = event.currentTarget.parentElement?.getBoundingClientRect();
    setBy(null);
    if (stage)
      onCorner(nearestCorner(event.clientX - stage.x, event.clientY - stage.y, width, height));
  };
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || (event.target as Element).closest("button")) return;
      from.current = { pointer: event.pointerId, x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const start = from.current;
      if (start?.pointer !== event.pointerId) return;
      const next = { x: event.clientX - start.x, y: event.clientY - start.y };
      if (by === null && Math.hypot(next.x, next.y) < SLIP) return;
      if (by === null) event.currentTarget.setPointerCapture(event.pointerId);
      setBy(next);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
  return { x: by?.x ?? 0, y: by?.y ?? 0, isDragging: by !== null, handlers };
}
