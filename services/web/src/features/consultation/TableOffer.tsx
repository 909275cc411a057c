import { SpreadChoice } from "../../cards/SpreadChoice";
import type { SpreadId } from "../../protocol/events";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import s from "./TableOffer.module.css";

interface Props {
  spread: SpreadId;
  onSpread: (spread: SpreadId) => void;
  onOffer: () => void;
  onHand: () => void;
}

/** The host chooses how many cards, and whether from the fan or from a deck of paper. */
export function TableOffer({ spread, onSpread, onOffer, onHand }: Props) {
  const words = useWords().consultation.table;
  return (
    <div className={s.offer}>
      <p className={s.lead}>{words.lead}</p>
      <p className={s.text}>{words.leadText}</p>
      <SpreadChoice name="table-spread" spread={spread} onSpread={onSpread} />
      <div className={s.ways}>
        <Button look="main" onClick={onOffer}>
          <Icon name="fan" />
          {words.offer}
        </Button>
        <Button onClick={onHand}>
          <Icon name="hand" size={20} />
          {words.byHand}
        </Button>
      </div>
    </div>
  );
}
