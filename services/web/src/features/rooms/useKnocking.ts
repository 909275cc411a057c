import { useRef, useState } from "react";
import { type ApiProblem, asProblem } from "../../api/problem";
import { rooms } from "../../api/rooms";
import type { Knocking, WaitingSeat } from "../../protocol/rest";

/** What a refused knock is about: a field of its own, or the whole. */
export type Refused = "nickname" | "worry" | "passcode" | null;

const FIELDS: Partial<Record<ApiProblem["code"], Refused>> = {
  invalid_nickname: "nickname",
  text_too_long: "worry",
  passcode_required: "passcode",
  passcode_wrong: "passcode",
};

/** One knock at a time; pressed again after a break of the line it is the same one. */
export function useKnocking(room: string) {
  const [isKnocking, setKnocking] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const last = useRef<{ said: string; key: string } | null>(null);

  const knock = async (knocking: Knocking): Promise<WaitingSeat | null> => {
    if (isKnocking) return null;
    setKnocking(true);
    setProblem(null);
    const said = JSON.stringify(knocking);
    if (last.current?.said !== said) last.current = { said, key: crypto.randomUUID() };
    try {
      return await rooms.knock(room, knocking, last.current.key);
    } catch (error) {
      const told = asProblem(error);
      // What was answered is asked anew the next time.
      if (told.status > 0 && told.status < 500) last.current = null;
      setProblem(told);
      return null;
    } finally {
      setKnocking(false);
    }
  };
  return {
    knock,
    isKnocking,
    problem,
    refused: problem === null ? null : (FIELDS[problem.code] ?? null),
    forget: () => setProblem(null),
  };
}
