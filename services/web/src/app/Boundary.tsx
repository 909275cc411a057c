import { Component, type ReactNode } from "react";
import { Button } from "../ui/Button";
import { Empty } from "../ui/Empty";
import type { Words } from "../words/ko";

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
      <main>
        <div role="alert">
          <Empty whole scene="tide" title={<h1>{title}</h1>} text={text}>
            <Button look="main" onClick={() => location.reload()}>
              {action}
            </Button>
          </Empty>
        </div>
      </main>
    );
  }
}
