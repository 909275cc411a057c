import { Link } from "../../navigation/router";
import type { DenyReason } from "../../protocol/events";
import { Button, buttonClass } from "../../ui/Button";
import { useWords } from "../../words/useWords";
import { DoorMessage } from "./DoorMessage";
import { Frame } from "./Frame";

interface Props {
  reason: DenyReason;
  /** Back to the door, with everything that was written there. */
  onAgain: () => void;
}

/** The door stayed shut: why, without blame. */
export function Denied({ reason, onAgain }: Props) {
  const words = useWords().rooms.denied;
  const { title, text } = words[reason];
  return (
    <Frame>
      <DoorMessage title={title} text={text}>
        {reason === "declined" && (
          <Link href="/experts" className={buttonClass("main")}>
            {words.experts}
          </Link>
        )}
        {/* later it may suit them, and the seat of this knock leads nowhere any more */}
        <Button look={reason === "declined" ? "plain" : "main"} onClick={onAgain}>
          {words.again}
        </Button>
      </DoorMessage>
    </Frame>
  );
}
