/** Our letters to other pages: each with its number, and none that is no longer of use. */
import type { ClientSignal, Description, IceCandidate } from "../protocol/events";

export interface PostOffice {
  send: (signal: ClientSignal) => void;
  forget: (isOver: (signal: ClientSignal) => boolean) => void;
}

export class Post {
  #number = 0;

  constructor(
    private readonly office: PostOffice,
    /** Media goes through the relay alone, so that neither learns the other's address. */
    private readonly isHidden: () => boolean,
  ) {}

  send(
    to: string,
    attempt: number,
    what: { description: Description } | { candidate: IceCandidate },
  ): void {
    this.#number += 1;
    const address = { to, number: this.#number, attempt };
    if ("description" in what)
      this.office.send({ type: "describe", address, description: what.description });
    else {
      const candidate = this.isHidden() ? hide(what.candidate) : what.candidate;
      this.office.send({ type: "candidate", address, candidate });
    }
  }

  /** A newer attempt is made: what was said for those before is not repeated. */
  forgetBefore(to: string, attempt: number): void {
    this.office.forget(
      (signal) =>
        "address" in signal && signal.address.to === to && signal.address.attempt < attempt,
    );
  }
}

/** Not every browser leaves out where a relay is reached from. */
function hide(candidate: IceCandidate): IceCandidate {
  const hidden = candidate.candidate.replace(/ raddr \S+ rport \d+/, " raddr 0.0.0.0 rport 0");
  return { ...candidate, candidate: hidden };
}
