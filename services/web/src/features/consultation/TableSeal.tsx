/** That neither side could choose the cards, and its proof once they are open. */
import { useState } from "react";
import type { TableView } from "../../peer/talk-view";
import { Icon } from "../../ui/Icon";
import { Modal } from "../../ui/Modal";
import seal from "../../ui/SealChip.module.css";
import { useWords } from "../../words/useWords";

export function TableSeal({ table, compact = false }: { table: TableView; compact?: boolean }) {
  const words = useWords().consultation.seal;
  const [open, setOpen] = useState(false);
  const proof = table.honest === null ? "waiting" : table.honest ? "honest" : "broken";
  const look = { waiting: "", honest: seal.ok, broken: seal.broken }[proof];
  const label = { waiting: words.sealed, honest: words.honest, broken: words.broken }[proof];
  return (
    <>
      <button
        type="button"
        className={`${seal.chip} ${look} ${compact ? seal.compact : ""}`}
        onClick={() => setOpen(true)}
      >
        <Icon name={proof === "broken" ? "alert" : "seal"} size={18} />
        <span className={compact && proof !== "broken" ? seal.label : undefined}>{label}</span>
      </button>
      {open && (
        <Modal title={words.title} onClose={() => setOpen(false)}>
          <div className={seal.explained}>
            <p>{words.text}</p>
            <dl>
              <dt>{words.host}</dt>
              <dd>
                <code>{table.seals.host}</code>
              </dd>
              <dt>{words.client}</dt>
              <dd>{table.seals.client ? <code>{table.seals.client}</code> : words.missing}</dd>
            </dl>
            <p className={`${seal.result} ${look}`}>{words.result[proof]}</p>
          </div>
        </Modal>
      )}
    </>
  );
}
