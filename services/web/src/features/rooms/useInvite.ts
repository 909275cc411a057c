import { useState } from "react";
import { type ApiProblem, asProblem } from "../../api/problem";
import { rooms } from "../../api/rooms";
import type { Invite } from "../../protocol/rest";
import { inviteUrl, keepOpened, type Opened, openedOf } from "./opened";

/** The invitation that is out, and how another takes its place. */
export function useInvite(room: string, seatToken: string) {
  const [opened, setOpened] = useState<Opened>(() => openedOf(room));
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const { invite, passcode } = opened;

  const keep = (next: Invite | null) => {
    const known = { invite: next, passcode };
    keepOpened(room, known);
    setOpened(known);
  };
  const act = async (action: () => Promise<Invite | null>): Promise<boolean> => {
    if (isBusy) return false;
    setBusy(true);
    setProblem(null);
    try {
      keep(await action());
      return true;
    } catch (error) {
      setProblem(asProblem(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return {
    invite,
    passcode,
    url: invite === null ? null : inviteUrl(room, invite.token),
    isBusy,
    problem,
    renew: () => act(() => rooms.invite(room, seatToken)),
    revoke: async () => {
      if (invite !== null) await rooms.revoke(room, seatToken, invite.id);
      keep(null);
    },
    /** It was gone already. */
    forget: () => keep(null),
  };
}
