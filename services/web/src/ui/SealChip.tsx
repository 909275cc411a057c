/** The promise of a draw, and its proof once the cards are open. */
import { useEffect, useState } from "react";
import type { Draw } from "../protocol/rest";
import { verifyDraw } from "../stream/draw";
import { useWords } from "../words/useWords";
import { Icon } from "./Icon";
import { Modal } from "./Modal";
import s from "./SealChip.module.css";

type Proof = "waiting" | "checking" | "ok" | "broken";

interface Props {
  draw: Draw;
  /** On a narrow page only the sign is shown; its words are still heard. */
  compact?: boolean;
}

export function SealChip({ draw, compact = false }: Props) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const proof = useProof(draw);
  const label = {
    waiting: words.seal.sealed,
    checking: words.seal.checking,
    ok: words.seal.verified,
    broken: words.seal.broken,
  }[proof];
  return (
    <>
      <button
        type="button"
        className={`${s.chip} ${s[proof]} ${compact ? s.compact : ""}`}
        onClick={() => setOpen(true)}
      >
        <Icon name="seal" size={18} />
        <span className={compact ? s.label : undefined}>{label}</span>
        <code className={s.short} aria-hidden="true">
          {draw.commitment.slice(0, 6)}
        </code>
      </button>
      {open && (
        <Modal title={words.seal.title} onClose={() => setOpen(false)}>
          <div className={s.explained}>
            <p>{words.seal.text}</p>
            <dl>
              <dt>{words.seal.fingerprint}</dt>
              <dd>
                <code>{draw.commitment}</code>
              </dd>
              <dt>{words.seal.seed}</dt>
              <dd>{draw.seed ? <code>{draw.seed}</code> : words.seal.seedLater}</dd>
            </dl>
            {proof !== "checking" && (
              <p className={`${s.result} ${s[proof]}`}>{words.seal.result[proof]}</p>
            )}
          </div>
        </Modal>
      )}
    </>
  );
}

function useProof(draw: Draw): Proof {
  const [proof, setProof] = useState<Proof>("waiting");
  const { seed, commitment, cards } = draw;
  useEffect(() => {
    if (seed === undefined || cards === undefined) {
      setProof("waiting");
      return;
    }
    let current = true;
    setProof("checking");
    verifyDraw(seed, commitment, cards).then((holds) => {
      if (current) setProof(holds ? "ok" : "broken");
    });
    return () => {
      current = false;
    };
  }, [seed, commitment, cards]);
  return proof;
}
