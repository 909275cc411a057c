/** `/api/rooms`: consultations, and the experts who hold them; one function an operation. */
import type {
  ConsultationRecord,
  Expert,
  ExpertText,
  IceView,
  Invite,
  InviteList,
  Knocking,
  OpenedRoom,
  OpenRooms,
  OwnExpert,
  PastPage,
  PersonalInvite,
  Rating,
  RoomForVisitor,
  RoomOpening,
  Summary,
  WaitingSeat,
} from "../protocol/rest";
import { ask } from "./request";

const ROOT = "/rooms";
const EXPERTS = `${ROOT}/experts`;
const of = (room: string) => `${ROOT}/${encodeURIComponent(room)}`;
const expertOf = (handle: string) => `${EXPERTS}/${encodeURIComponent(handle)}`;

/** A seat's token; without one it is the session that is asked for. */
type Token = string | undefined;
const by = (seat: Token) => (seat === undefined ? {} : { seat });

export const rooms = {
  open: (opening: RoomOpening, idempotencyKey: string) =>
    ask<OpenedRoom>(`${ROOT}/`, { method: "POST", body: opening, idempotencyKey }),
  /** Those that are open, from whichever device. */
  held: () => ask<OpenRooms>(`${ROOT}/open`),
  show: (room: string) => ask<RoomForVisitor>(of(room)),
  /** The host's own seat, for this browser: wherever it was before it is no more. */
  takeSeat: (room: string) => ask<OpenedRoom>(`${of(room)}/seat`, { method: "POST" }),
  end: (room: string, seat: string) => ask<void>(of(room), { method: "DELETE", seat }),

  invite: (room: string, seat: string, minutes?: number) =>
    ask<Invite>(`${of(room)}/invites`, {
      method: "POST",
      body: minutes === undefined ? {} : { minutes },
      seat,
    }),
  invites: (room: string, seat: string) => ask<InviteList>(`${of(room)}/invites`, { seat }),
  revoke: (room: string, seat: string, invite: string) =>
    ask<void>(`${of(room)}/invites/${encodeURIComponent(invite)}`, { method: "DELETE", seat }),

  knock: (room: string, knocking: Knocking, idempotencyKey: string) =>
    ask<WaitingSeat>(`${of(room)}/knock`, { method: "POST", body: knocking, idempotencyKey }),
  /** Takes back the knock, and what was handed over with it. */
  withdraw: (room: string, seat: string) =>
    ask<void>(`${of(room)}/knock`, { method: "DELETE", seat }),
  admit: (room: string, seat: string, guest: string) =>
    ask<void>(`${of(room)}/seats/${encodeURIComponent(guest)}/admit`, { method: "POST", seat }),
  deny: (room: string, seat: string, guest: string, block: boolean) =>
    ask<void>(`${of(room)}/seats/${encodeURIComponent(guest)}/deny`, {
      method: "POST",
      body: { block },
      seat,
    }),
  hold: (room: string, seat: string, guest: string, message: string) =>
    ask<void>(`${of(room)}/seats/${encodeURIComponent(guest)}/hold`, {
      method: "POST",
      body: { message },
      seat,
    }),
  ice: (room: string, seat: string) => ask<IceView>(`${of(room)}/ice`, { seat }).then(asServers),

  record: (room: string, seat: string, record: ConsultationRecord) =>
    ask<void>(`${of(room)}/record`, { method: "PUT", body: record, seat }),
  summary: (room: string, seat?: string) => ask<Summary>(`${of(room)}/summary`, by(seat)),
  rate: (room: string, rating: Rating, seat?: string) =>
    ask<void>(`${of(room)}/rating`, { method: "PUT", body: rating, ...by(seat) }),
  keep: (room: string, kept: boolean, seat?: string) =>
    ask<void>(`${of(room)}/kept`, { method: "PUT", body: { kept }, ...by(seat) }),
  notes: (room: string) => ask<{ notes: string }>(`${of(room)}/notes`),
  writeNotes: (room: string, notes: string) =>
    ask<void>(`${of(room)}/notes`, { method: "PUT", body: { notes } }),

  mine: (before?: string) =>
    ask<PastPage>(
      before === undefined
        ? `${ROOT}/?mine=true`
        : `${ROOT}/?mine=true&before=${encodeURIComponent(before)}`,
    ),
  forget: (room: string) => ask<void>(`${of(room)}/history`, { method: "DELETE" }),
};

export const experts = {
  list: () => ask<{ experts: Expert[] }>(EXPERTS),
  show: (handle: string) => ask<Expert>(expertOf(handle)),
  /** By the personal link: while they have a room that is open to visitors. */
  visit: (handle: string) => ask<PersonalInvite>(`${expertOf(handle)}/invite`, { method: "POST" }),
  me: () => ask<OwnExpert>(`${EXPERTS}/me`),
  write: (text: ExpertText) => ask<OwnExpert>(`${EXPERTS}/me`, { method: "PUT", body: text }),
};

/** In the shape in which a peer connection takes them: nothing where there is nothing. */
function asServers({ iceServers, ...rest }: IceView) {
  const servers = iceServers.map(
    ({ urls, username, credential }): RTCIceServer =>
      username && credential ? { urls, username, credential } : { urls },
  );
  return { iceServers: servers, ...rest };
}
