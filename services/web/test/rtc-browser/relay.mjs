/** A room of two seats that speaks as the rooms service does, in so far as two browsers need it. */

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

const AWAY_MS = 400;

function later(milliseconds, task) {
  const timer = setTimeout(task, milliseconds);
  return () => clearTimeout(timer);
}

export class Room {
  seats = {
    s1: { seat: "s1", role: "host", nickname: "달빛", standing: "seated" },
    s2: { seat: "s2", role: "guest", nickname: "바다", standing: "waiting" },
  };
  /** Every client signal, by seat. */
  said = [];
  #after;

  /** `after` runs a task later, and answers with the way to stop that. */
  constructor(after = later) {
    this.#after = after;
    for (const seat of Object.values(this.seats))
      Object.assign(seat, { journal: [], socket: null, session: null, away: null });
  }

  attach(socket) {
    let seat = null;
    socket.onMessage((text) => {
      const signal = JSON.parse(text);
      if (signal.type === "hello") {
        seat = this.seats[signal.seatToken];
        this.#greet(seat, socket, signal);
      } else if (seat?.socket === socket) this.#hear(seat, signal);
    });
    socket.onClose(() => this.#lost(seat, socket));
  }

  /** Closes the socket of a seat as a broken network does. */
  cut(name, code = 1011) {
    const { socket } = this.seats[name];
    socket?.close({ code, reason: "cut" });
    this.#lost(this.seats[name], socket);
  }

  move(name) {
    this.#emit(this.seats[name], { type: "moving", reason: "deploy" });
  }

  #other(seat) {
    return seat === this.seats.s1 ? this.seats.s2 : this.seats.s1;
  }

  #peer({ seat, role, nickname, session, socket }) {
    return { seat, role, nickname, ...(socket === null ? {} : { session }) };
  }

  #knock() {
    const { seat, nickname, session, standing, socket } = this.seats.s2;
    if (standing !== "waiting" || socket === null) return null;
    const at = new Date().toISOString();
    return { seat, nickname, camera: true, microphone: true, session, at };
  }

  #greet(seat, socket, { session, cursor }) {
    const isNew = seat.session !== session;
    const old = seat.socket;
    const wasAway = old === null;
    Object.assign(seat, { socket, session });
    seat.away?.();
    if (old !== null) old.close({ code: 4001, reason: "replaced" });
    const from = seat.journal.findIndex((frame) => frame.cursor === cursor) + 1;
    const resumed = cursor !== undefined && (from > 0 || cursor === "0");
    const begin = resumed ? from : seat.journal.length;
    const other = this.#other(seat);
    const knock = seat === this.seats.s1 ? this.#knock() : null;
    const meets = seat.role === "guest" || other.standing === "seated";
    this.#send(seat, {
      // Where what follows begins.
      cursor: seat.journal[begin - 1]?.cursor ?? "0",
      type: "welcome",
      seat: seat.seat,
      role: seat.role,
      standing: seat.standing,
      nickname: seat.nickname,
      polite: seat.role === "guest",
      room: { relayOnly: false, expiresAt: inAnHour() },
      ...(meets && other.session !== null ? { peer: this.#peer(other) } : {}),
      ...(knock === null ? {} : { knocks: [knock] }),
      resumed,
    });
    for (const frame of seat.journal.slice(begin))
      if (frame.type === "describe" || frame.type === "candidate") this.#send(seat, frame);
    if (!isNew && !wasAway) return;
    const waits = this.#knock();
    if (seat === this.seats.s2 && waits !== null)
      this.#emit(other, { type: "knocked", knock: waits });
    else this.#emit(other, { type: "peerJoined", peer: this.#peer(seat) });
  }

  #hear(seat, signal) {
    this.said.push({ seat: seat.seat, ...signal });
    const other = this.#other(seat);
    if (signal.type === "ping") this.#send(seat, { type: "pong" });
    if (signal.type === "admit") {
      this.seats.s2.standing = "seated";
      for (const one of Object.values(this.seats))
        this.#emit(one, {
          type: "admitted",
          seat: "s2",
          peer: this.#peer(this.#other(one)),
          room: { relayOnly: false, expiresAt: inAnHour() },
        });
    }
    if (signal.type === "describe" || signal.type === "candidate") {
      if (other.standing === "waiting")
        this.#send(seat, { type: "error", code: "not_seated", message: "not yet" });
      else if (signal.address.to === other.session)
        this.#emit(other, { ...signal, from: seat.session });
    }
    if (signal.type === "leave") seat.socket.close({ code: 4004, reason: "ended" });
  }

  #lost(seat, socket) {
    if (seat === null || seat.socket !== socket || socket === null) return;
    seat.socket = null;
    seat.away = this.#after(AWAY_MS, () => {
      const graceUntil = inAnHour();
      this.#emit(this.#other(seat), { type: "peerAway", seat: seat.seat, graceUntil });
    });
  }

  #emit(seat, signal) {
    const frame = { cursor: `7-${seat.journal.length + 1}`, ...signal };
    seat.journal.push(frame);
    this.#send(seat, frame);
  }

  #send(seat, frame) {
    seat.socket?.send(JSON.stringify(frame));
  }
}
