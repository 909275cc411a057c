import { Component, type ReactNode } from "react";
import { Button } from "../ui/Button";
import { Conch } from "../ui/Conch";
import type { Words } from "../words/ko";
import s from "./Message.module.css";

interface Props {
  words: Words["broken"];
  children: ReactNode;
}

/** When the page itself fails: say so, and offer the way back in. */
export class Boundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    const { title, text, action } = this.props.words;
    return (
      <main className={s.message} role="alert">
        <Conch size={96} glow />
        <h1>{title}</h1>
        <p>{text}</p>
        <Button look="main" onClick={() => location.reload()}>
          {action}
        </Button>
      </main>
    );
  }
}
