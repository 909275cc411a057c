import { Modal } from "../../ui/Modal";
import { useWords } from "../../words/useWords";
import s from "./CheckDialog.module.css";

const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Four pictures that both compare: whoever sat in between would see others. */
export function CheckDialog({ check, onClose }: { check: string | null; onClose: () => void }) {
  const words = useWords().consultation.check;
  const signs = Array.from(letters.segment(check ?? ""), ({ segment }) => segment).filter(
    (sign) => sign.trim() !== "",
  );
  return (
    <Modal title={words.title} onClose={onClose}>
      <div className={s.check}>
        <p className={s.signs} role="img" aria-label={words.spoken(signs.join(", "))}>
          {signs.map((sign, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: four places, each what it is
            <span key={at}>{sign}</span>
          ))}
        </p>
        <p>{check === null ? words.waiting : words.text}</p>
      </div>
    </Modal>
  );
}
