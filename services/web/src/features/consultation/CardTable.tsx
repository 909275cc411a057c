/** The cards between the two: chosen by the host, touched by the client, seen by both. */
import { useRef, useState } from "react";
import { BACK_URL } from "../../api/library";
import { useCardNames } from "../../cards/useCardNames";
import { useSpread } from "../../cards/useSpread";
import type { TableView, Talk } from "../../peer/talk-view";
import { useSettings } from "../../preferences/settings";
import type { SeatRole, SpreadId } from "../../protocol/events";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import s from "./CardTable.module.css";
import { ClearDialog } from "./ClearDialog";
import { HandDialog } from "./HandDialog";
import type { Person } from "./Stage";
import { TableCards } from "./TableCards";
import { TableFan } from "./TableFan";
import { TableOffer } from "./TableOffer";
import { TableSeal } from "./TableSeal";
import { canPick, sceneOf } from "./table";

interface Props {
  talk: Talk;
  table: TableView | null;
  role: SeatRole;
  other: Person;
  connected: boolean;
  onFold: () => void;
}

/** Where picked cards were last seen in the fan, by their positions: they fly from there. */
export type Origins = Map<number, DOMRect>;

export function CardTable({ talk, table, role, other, connected, onFold }: Props) {
  const words = useWords().consultation.table;
  const { locale } = useSettings();
  const nameOf = useCardNames(locale);
  const [chosen, setChosen] = useState<SpreadId>("three");
  const spread = useSpread(table?.spread ?? chosen, locale);
  const [asking, setAsking] = useState(false);
  const [byHand, setByHand] = useState(false);
  const origins = useRef<Origins>(new Map());
  const scene = sceneOf(table);
  const placeOf = (place: number) => spread?.places[place]?.name ?? String(place + 1);
  const isHost = role === "host";
  return (
    <section className={s.table} aria-labelledby="table-title" data-scene={scene}>
      <header className={s.head}>
        <h2 id="table-title" tabIndex={-1}>
          <Lead table={table} role={role} other={other} />
        </h2>
        {table && table.stage !== "laid" && scene !== "sealing" && (
          <TableSeal table={table} compact />
        )}
        {isHost && table && (
          <Button
            look="icon"
            aria-label={words.clear}
            title={words.clear}
            onClick={() => setAsking(true)}
          >
            <Icon name="bin" />
          </Button>
        )}
        <Button look="icon" aria-label={words.fold} title={words.fold} onClick={onFold}>
          <Icon name="down" />
        </Button>
      </header>
      <div className={s.body}>
        {scene === "none" &&
          (isHost ? (
            <TableOffer
              spread={chosen}
              onSpread={setChosen}
              onOffer={() => talk.offerTable(chosen)}
              onHand={() => setByHand(true)}
            />
          ) : (
            <Still title={words.guestNone} text={words.guestNoneText} />
          ))}
        {scene === "sealing" && <Still title={words.sealing} text={words.sealingText} shuffles />}
        {table && scene === "picking" && (
          <TableFan
            talk={talk}
            table={table}
            mayPick={canPick(table, role, connected)}
            watched={isHost}
            connected={connected}
            placeOf={placeOf}
            origins={origins.current}
          />
        )}
        {table && (scene === "opening" || scene === "open") && (
          <TableCards
            key={table.number}
            table={table}
            spread={spread}
            nameOf={nameOf}
            placeOf={placeOf}
            locale={locale}
            origins={origins.current}
          />
        )}
      </div>
      {asking && (
        <ClearDialog
          finished={scene === "open"}
          onClear={() => {
            setAsking(false);
            origins.current = new Map();
            talk.clearTable();
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {byHand && (
        <HandDialog
          spread={chosen}
          onSpread={setChosen}
          onLay={(cards) => {
            setByHand(false);
            talk.layTable(chosen, cards);
          }}
          onClose={() => setByHand(false)}
        />
      )}
    </section>
  );
}

/** What is to be done now, in a line. */
function Lead({ table, role, other }: { table: TableView | null; role: SeatRole; other: Person }) {
  const words = useWords().consultation.table;
  if (table === null) return words.title;
  const left = table.places - table.picked.length;
  switch (sceneOf(table)) {
    case "picking":
      return role === "guest" ? words.choose(left) : words.watch(other.name, left);
    case "opening":
      return words.opening;
    case "open":
      return table.stage === "laid" ? words.laid : words.open;
    default:
      return words.title;
  }
}

interface StillProps {
  title: string;
  text: string;
  shuffles?: boolean;
}

function Still({ title, text, shuffles = false }: StillProps) {
  return (
    <div className={s.still}>
      <span className={s.deck} data-shuffles={shuffles} aria-hidden="true">
        <img src={BACK_URL} alt="" />
        <img src={BACK_URL} alt="" />
        <img src={BACK_URL} alt="" />
      </span>
      <p className={s.stillTitle}>{title}</p>
      <p className={s.stillText}>{text}</p>
    </div>
  );
}
