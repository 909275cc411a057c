/**
 * Who is met, and how: brings together what the service says of the room, the letters of the pages,
 * the door and the table. The guest opens each connection between two new pages; a host answers.
 */
import type { ServerSignal } from "../protocol/events";
import { Door } from "./door";
import type { IceServers } from "./ice";
import { Heard, type Letter, Mailbox } from "./letters";
import { hear, isOfTheDoor, outside, part, type RoomView } from "./room-state";
import type { Farewell, SignalSocket } from "./signal-socket";
import type { Table } from "./table";

export class Encounter {
  #room: RoomView = outside;
  #heard = new Heard();
  #mail = new Mailbox();
  #door: Door;
  #isOnline = false;

  constructor(
    private readonly session: string,
    private readonly socket: SignalSocket,
    private readonly table: Table,
    private readonly ice: IceServers,
  ) {
    this.#door = new Door(this.#mail, ice, (session, attempt) =>
      table.build(session, attempt, { opens: false, held: true }),
    );
  }

  get room(): RoomView {
    return this.#room;
  }

  hear(signal: ServerSignal): void {
    if (signal.type === "describe" || signal.type === "candidate") this.#take(signal);
    else this.#follow(signal);
  }

  #follow(signal: Exclude<ServerSignal, Letter>): void {
    const before = this.#room;
    this.#room = hear(before, signal);
    const room = this.#room;
    if (room.room?.relayOnly) this.ice.relayOnly = true;
    // First the table, which takes what the door has prepared for somebody who is in now.
    this.#meet(signal.type === "admitted");
    if (room.role === "host") this.#attend();
    if (signal.type === "welcome" && !signal.resumed && before.stage.name !== "joining")
      this.table.unresumed();
    if (signal.type === "relayOnly") this.#hide();
    if (signal.type === "error" && isOfTheDoor(signal)) this.#admitAgain(before);
    this.#tellReach();
  }

  onLine(isOpen: boolean): void {
    this.#isOnline = isOpen;
    this.#tellReach();
  }

  part(why: Farewell): void {
    this.#room = part(this.#room, why);
    this.leave();
  }

  admit(seat: string): void {
    const knock = this.#room.knocks.find((one) => one.seat === seat);
    if (knock === undefined || this.#room.admitting !== null) return;
    this.#room = { ...this.#room, admitting: seat };
    this.socket.send({ type: "admit", seat });
    if (knock.session) this.#door.answer(knock.session);
  }

  deny(seat: string, block: boolean): void {
    this.socket.send({ type: "deny", seat, block });
    this.#room = { ...this.#room, knocks: this.#room.knocks.filter((one) => one.seat !== seat) };
    this.#attend();
  }

  hold(seat: string, message: string): void {
    this.socket.send({ type: "hold", seat, message });
    const knocks = this.#room.knocks.map((one) =>
      one.seat === seat ? { ...one, held: message } : one,
    );
    this.#room = { ...this.#room, knocks };
  }

  leave(): void {
    this.#door.close();
    if (this.table.session !== null) this.table.part();
  }

  /** The person left: nobody has to say so. */
  end(): void {
    const stage = { name: "ended", reason: "left", returnUntil: null } as const;
    this.#room = { ...this.#room, stage, peer: null, peerAwayUntil: null, knocks: [] };
    this.leave();
  }

  #take(letter: Letter): void {
    if (letter.address.to !== this.session || !this.#heard.isNew(letter)) return;
    if (letter.from === this.table.session) {
      this.table.hear(letter);
      return;
    }
    this.#mail.keep(letter);
    if (this.#room.role === "host") this.#door.hear(letter);
  }

  #attend(): void {
    const sessions = this.#room.knocks.flatMap(({ session }) => (session ? [session] : []));
    this.#door.attend(sessions);
  }

  #meet(isAdmitted: boolean): void {
    const { stage, peer, role } = this.#room;
    const isHere = stage.name === "waiting" || stage.name === "seated";
    if (!isHere || peer === null) {
      if (this.table.session !== null) this.table.part();
      return;
    }
    const session = peer.session ?? null;
    if (session === null || session === this.table.session) {
      if (stage.name === "seated") this.table.seat();
      return;
    }
    const last = this.table.session;
    this.socket.forget((signal) => "address" in signal && signal.address.to === last);
    const prepared = this.#door.take(session);
    const letters = this.#mail.take(session);
    if (prepared !== null) {
      this.table.adopt(session, prepared.link, prepared.attempt);
      // They may have been let in by another way than this page's button.
      void prepared.link.release(this.ice.configuration());
      return;
    }
    const standing = stage.name === "waiting";
    const isMissing = role === "host" && isAdmitted && letters.length === 0;
    // Their offer is lost: above it, so that it cannot come in between.
    if (isMissing) this.table.meet(session, { opens: true, standing, attempt: 1 });
    else this.table.meet(session, { opens: role === "guest", standing });
    for (const letter of letters) this.table.hear(letter);
  }

  #hide(): void {
    const { role, stage } = this.#room;
    // One of the two is enough, and whoever waits outside is alone with it.
    if (role === "host" || stage.name === "waiting") this.table.rebuild();
  }

  #admitAgain({ admitting, knocks }: RoomView): void {
    const session = knocks.find(({ seat }) => seat === admitting)?.session;
    if (session) this.#door.again(session);
  }

  #tellReach(): void {
    const isThere = this.#room.peerAwayUntil === null;
    this.table.tell({ type: "reach", yes: this.#isOnline && isThere });
  }
}
