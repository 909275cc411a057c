import { type ReactNode, useId } from "react";
import s from "./Field.module.css";

interface Wiring {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean;
}

interface Props {
  label: string;
  hint?: string | undefined;
  /** What is wrong with it, in place of the hint. */
  wrong?: string | null | undefined;
  children: (wiring: Wiring) => ReactNode;
}

/** A field with its name above and a word about it below. */
export function Field({ label, hint, wrong, children }: Props) {
  const id = useId();
  const about = useId();
  const told = wrong ?? hint;
  return (
    <div className={s.field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        "aria-describedby": told ? about : undefined,
        "aria-invalid": Boolean(wrong),
      })}
      {told && (
        <p id={about} className={wrong ? s.wrong : undefined} role={wrong ? "alert" : undefined}>
          {told}
        </p>
      )}
    </div>
  );
}
