import type { ApiProblem } from "../../api/problem";
import { Button } from "../../ui/Button";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import { troubleOf } from "./troubles";

interface Props {
  problem: ApiProblem;
  onDismiss: () => void;
}

/** Why a knock was not heard; what was written stays. */
export function DoorTrouble({ problem, onDismiss }: Props) {
  const words = useWords();
  return (
    <TroubleCard
      trouble={problem}
      what={troubleOf(words, problem.code)}
      kept={words.rooms.door.kept}
    >
      <Button onClick={onDismiss}>{words.trouble.dismiss}</Button>
    </TroubleCard>
  );
}
