import { useCallback, useState } from "react";
import { conversations } from "../../api/conversations";
import { useAnswer } from "../../api/useAnswer";
import { useCardNames } from "../../cards/useCardNames";
import { useSettings } from "../../preferences/settings";
import type { HandedReading } from "../../protocol/events";
import type { ConversationSummary } from "../../protocol/rest";
import { Button } from "../../ui/Button";
import { CardImage } from "../../ui/CardImage";
import { Modal } from "../../ui/Modal";
import { TroubleCard } from "../../ui/TroubleCard";
import { dayOrTime } from "../../words/format";
import { useWords } from "../../words/useWords";
import { HandedView } from "./HandedView";
import s from "./HandOver.module.css";
import { handed, isCut, PARTS, type Parts, type Reading, readingOf } from "./hand-over";

interface Props {
  onChoose: (reading: HandedReading) => void;
  onClose: () => void;
}

/** One's readings in this browser, and which parts of one are handed over. */
export function HandOverSheet({ onChoose, onClose }: Props) {
  const words = useWords().rooms.handOver;
  const [talk, setTalk] = useState<ConversationSummary | null>(null);
  return (
    <Modal title={talk === null ? words.title : words.parts} onClose={onClose}>
      {talk === null ? (
        <Talks onChoose={setTalk} />
      ) : (
        <Choosing talk={talk} onOther={() => setTalk(null)} onChoose={onChoose} />
      )}
    </Modal>
  );
}

const listed = () => conversations.list();

function Talks({ onChoose }: { onChoose: (talk: ConversationSummary) => void }) {
  const words = useWords();
  const text = words.rooms.handOver;
  const { locale } = useSettings();
  const nameOf = useCardNames(locale);
  const { value, problem, again } = useAnswer(listed);
  if (problem) {
    return (
      <TroubleCard trouble={problem}>
        <Button look="main" onClick={again}>
          {words.trouble.reload}
        </Button>
      </TroubleCard>
    );
  }
  if (value === null) return <p role="status">{text.loading}</p>;
  const read = value.items.filter(({ cards }) => cards.length > 0);
  if (read.length === 0) return <p>{text.none}</p>;
  return (
    <ul className={s.talks}>
      {read.map((talk) => (
        <li key={talk.id}>
          <button type="button" onClick={() => onChoose(talk)}>
            <span className={s.fan} aria-hidden="true">
              {talk.cards.slice(0, 3).map(({ place, card, orientation }) => (
                <CardImage key={place} card={card} name="" orientation={orientation} lazy />
              ))}
            </span>
            <span className={s.talk}>
              <strong dir="auto">{talk.title ?? text.untitled}</strong>
              <small>
                {dayOrTime(talk.updatedAt, locale)} ·{" "}
                {talk.cards
                  .slice(0, 3)
                  .map(({ card }) => nameOf(card))
                  .join(", ")}
              </small>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface ChoosingProps {
  talk: ConversationSummary;
  onOther: () => void;
  onChoose: (reading: HandedReading) => void;
}

function Choosing({ talk, onOther, onChoose }: ChoosingProps) {
  const words = useWords();
  const ask = useCallback(
    async () => ({ reading: readingOf(await conversations.show(talk.id)) }),
    [talk.id],
  );
  const { value, problem, again } = useAnswer(ask);
  const text = words.rooms.handOver;
  return (
    <div className={s.choosing}>
      <p>{text.chosen(talk.title ?? text.untitled)}</p>
      {problem && (
        <TroubleCard trouble={problem}>
          <Button look="main" onClick={again}>
            {words.trouble.reload}
          </Button>
        </TroubleCard>
      )}
      {value === null && problem === null && <p role="status">{text.loading}</p>}
      {value?.reading === null && <p>{text.none}</p>}
      {value?.reading && <Choice reading={value.reading} onChoose={onChoose} />}
      <Button look="plain" onClick={onOther}>
        {text.other}
      </Button>
    </div>
  );
}

interface ChoiceProps {
  reading: Reading;
  onChoose: (reading: HandedReading) => void;
}

function Choice({ reading, onChoose }: ChoiceProps) {
  const words = useWords().rooms.handOver;
  const [parts, setParts] = useState<Parts>({ question: true, cards: true, text: false });
  const shown = handed(reading, parts);
  const offered = PARTS.filter((part) => part !== "question" || reading.question !== null);
  return (
    <>
      <fieldset className={s.parts}>
        <legend className="unseen">{words.parts}</legend>
        {offered.map((part) => (
          <label key={part}>
            <input
              type="checkbox"
              checked={parts[part]}
              onChange={({ target }) => setParts({ ...parts, [part]: target.checked })}
            />
            {words.part[part]}
          </label>
        ))}
      </fieldset>
      <section className={s.shown} aria-labelledby="shown">
        <h3 id="shown">{words.preview}</h3>
        {shown === null ? <p>{words.nothing}</p> : <HandedView reading={shown} />}
        {parts.text && isCut(reading) && <p>{words.cut}</p>}
      </section>
      <Button
        look="main"
        aria-disabled={shown === null}
        onClick={() => shown !== null && onChoose(shown)}
      >
        {words.hand}
      </Button>
      <p className={s.soft}>{words.revocable}</p>
    </>
  );
}
