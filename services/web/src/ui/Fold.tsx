import type { ReactNode } from "react";
import s from "./Fold.module.css";

interface Props {
  name: ReactNode;
  children: ReactNode;
  className?: string | undefined;
}

/** What is there for whoever asks for it. */
export function Fold({ name, children, className }: Props) {
  return (
    <details className={className ? `${s.fold} ${className}` : s.fold}>
      <summary>
        {name}
        <i aria-hidden="true" />
      </summary>
      {children}
    </details>
  );
}
