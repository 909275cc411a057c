/** How a room stands, as the service tells it: pure, one signal after the other. */
import { ApiProblem } from "../api/problem";
import type { Knock, LeaveReason, Peer, ServerSignal } from "../protocol/events";
import type { CallView, Stage } from "./call-view";
import type { Farewell } from "./signal-socket";

export type RoomView = Pick<
  CallView,
  "stage" | "role" | "nickname" | "room" | "peer" | "peerAwayUntil" | "knocks" | "admitting"
>;

export const outside: RoomView = {
  stage: { name: "joining" },
  role: "guest",
  nickname: "",
  room: null,
  peer: null,
  peerAwayUntil: null,
  knocks: [],
  admitting: null,
};

const time = (iso: string | undefined): number | null => (iso ? Date.parse(iso) : null);

export function hear(view: RoomView, signal: ServerSignal): RoomView {
  switch (signal.type) {
    case "welcome":
      return welcomed(view, signal);
    case "knocked":
      return { ...view, knocks: [...without(view, signal.knock.seat), signal.knock] };
    case "knockWithdrawn":
      return view.role === "guest" ? leftBy(view, "left") : leftTheDoor(view, signal.seat);
    case "admitted": {
      const { stage } = view;
      const seated: Stage = stage.name === "waiting" ? { name: "seated" } : stage;
      const began = view.role === "guest" ? view : leftTheDoor(view, signal.peer.seat);
      const { room, peer } = signal;
      return { ...began, stage: seated, room, ...sitting(peer), admitting: null };
    }
    case "denied":
      return { ...view, stage: { name: "denied", reason: signal.reason }, peer: null };
    case "held":
      return view.stage.name === "waiting"
        ? { ...view, stage: { name: "waiting", held: signal.message } }
        : view;
    case "peerJoined":
      return { ...view, ...sitting(signal.peer) };
    case "peerAway":
      return view.peer?.seat === signal.seat ? away(view, view.peer, signal.graceUntil) : view;
    case "peerLeft":
      return someoneLeft(view, signal.seat, signal.reason);
    case "relayOnly":
      return view.room === null ? view : { ...view, room: { ...view.room, relayOnly: true } };
    case "roomEnded": {
      const { reason, returnUntil } = signal;
      const stage: Stage = { name: "ended", reason, returnUntil: time(returnUntil) };
      return { ...view, stage, peer: null, peerAwayUntil: null, knocks: [], admitting: null };
    }
    case "roomReopened":
      return view.stage.name === "ended" ? { ...view, stage: { name: "seated" } } : view;
    case "error":
      return isOfTheDoor(signal) ? { ...view, admitting: null } : view;
    default:
      return view;
  }
}

/** The socket is closed for good. */
export function part(view: RoomView, why: Farewell): RoomView {
  const { name } = view.stage;
  if (name === "denied" || name === "ended") return view;
  const apart = { ...view, peer: null, peerAwayUntil: null, knocks: [], admitting: null };
  if (why === "replaced") return { ...apart, stage: { name: "replaced" } };
  if (why === "refused")
    return { ...apart, stage: { name: "lost", problem: new ApiProblem(403, "seat_refused") } };
  if (name === "waiting") return { ...apart, stage: { name: "denied", reason: "unanswered" } };
  return { ...apart, stage: { name: "ended", reason: "ended", returnUntil: null } };
}

function welcomed(view: RoomView, signal: ServerSignal & { type: "welcome" }): RoomView {
  const { role, nickname, room, standing } = signal;
  const knocks = signal.knocks ?? [];
  const held = signal.held ?? null;
  const peer = signal.peer ?? null;
  return {
    stage: standing === "waiting" ? { name: "waiting", held } : { name: "seated" },
    role,
    nickname,
    room,
    ...(peer === null ? { peer, peerAwayUntil: null } : sitting(peer)),
    knocks,
    admitting: knocks.some(({ seat }) => seat === view.admitting) ? view.admitting : null,
  };
}

function sitting(peer: Peer): Pick<RoomView, "peer" | "peerAwayUntil"> {
  const isHere = peer.session !== undefined && peer.session !== null;
  return { peer, peerAwayUntil: isHere ? null : time(peer.graceUntil) };
}

function away(view: RoomView, { session: _, ...peer }: Peer, graceUntil: string): RoomView {
  return { ...view, peer: { ...peer, graceUntil }, peerAwayUntil: time(graceUntil) };
}

/** A letter to a page that is gone is `not_seated`; anything else was said about the door. */
export function isOfTheDoor({ code }: ServerSignal & { type: "error" }): boolean {
  return code !== "not_seated" && code !== "invalid_signal";
}

function someoneLeft(view: RoomView, seat: string, reason: LeaveReason): RoomView {
  if (view.peer?.seat === seat) return { ...view, peer: null, peerAwayUntil: null };
  // A guest is told of its own seat: another page, or the clock, gave it up.
  return view.role === "guest" ? leftBy(view, reason) : view;
}

function leftBy(view: RoomView, reason: LeaveReason): RoomView {
  return { ...view, stage: { name: "ended", reason, returnUntil: null }, peer: null };
}

function leftTheDoor(view: RoomView, seat: string): RoomView {
  const admitting = view.admitting === seat ? null : view.admitting;
  return { ...view, knocks: without(view, seat), admitting };
}

function without(view: RoomView, seat: string): Knock[] {
  return view.knocks.filter((knock) => knock.seat !== seat);
}
