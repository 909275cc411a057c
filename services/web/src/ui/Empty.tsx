import type { ReactNode } from "react";
import s from "./Empty.module.css";
import { Scene, type SceneName } from "./Scene";

interface Props {
  scene: SceneName;
  /** A heading of the level that the page needs here. */
  title: ReactNode;
  text?: string | undefined;
  /** What to do now. */
  children?: ReactNode;
  /** It is all that the page has. */
  whole?: boolean;
}

/** Nothing is here, or no more: said kindly, and with a way on. */
export function Empty({ scene, title, text, children, whole = false }: Props) {
  return (
    <div className={whole ? `${s.empty} ${s.whole}` : s.empty}>
      <Scene of={scene} />
      {title}
      {text && <p>{text}</p>}
      {children && <div className={s.ways}>{children}</div>}
    </div>
  );
}
