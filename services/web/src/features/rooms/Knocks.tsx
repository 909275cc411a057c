import type { Knock } from "../../protocol/events";
import { useWords } from "../../words/useWords";
import { KnockCard } from "./KnockCard";
import s from "./Knocks.module.css";
import { useNow } from "./useNow";

interface Props {
  knocks: readonly Knock[];
  /** The seat that is being let in. */
  admitting: string | null;
  onAdmit: (seat: string) => void;
  onHold: (seat: string, message: string) => void;
  onDeny: (seat: string, block: boolean) => void;
}

/** Who is at the door, the first who came first; nothing where nobody is. */
export function Knocks({ knocks, ...acts }: Props) {
  const words = useWords().rooms.knocks;
  const now = useNow(15_000);
  if (knocks.length === 0) return null;
  return (
    <section className={s.knocks} aria-label={words.title}>
      <ul aria-label={words.list}>
        {knocks.map((knock) => (
          <KnockCard key={knock.seat} knock={knock} now={now} {...acts} />
        ))}
      </ul>
    </section>
  );
}
