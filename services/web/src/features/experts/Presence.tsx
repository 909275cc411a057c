import type { Presence as State } from "../../protocol/rest";
import { useWords } from "../../words/useWords";
import s from "./Presence.module.css";

/** Whether somebody can be met now: a light, and what it means. */
export function Presence({ of }: { of: State }) {
  const words = useWords().experts;
  return (
    <span className={s.presence} data-state={of}>
      {words.presence[of]}
    </span>
  );
}
