import type { LogBody, SeatRole } from "../../protocol/events";

/**
 * A body whose references to entries of its own log follow these when they move: those with a
 * number above `common` by `shift`.
 */
export function shifted(body: LogBody, writer: SeatRole, common: number, shift: number): LogBody {
  const follow = (number: number) => (number > common ? number + shift : number);
  switch (body.type) {
    case "fileCancelled":
      return body.mine ? { ...body, file: follow(body.file) } : body;
    case "tableOffered":
      return body.insteadOf ? { ...body, insteadOf: follow(body.insteadOf) } : body;
    case "tableCleared":
      return { ...body, table: follow(body.table) };
    case "tableOpened":
      // Tables are entries of the host's log: to the client they are the other's.
      return writer === "host" ? { ...body, table: follow(body.table) } : body;
    case "chat":
    case "fileOffer":
    case "fileAnswer":
    case "fileArrived":
    case "tableJoined":
    case "tablePicked":
    case "tableLaid":
    case "words":
    case "profile":
      return body;
  }
}
