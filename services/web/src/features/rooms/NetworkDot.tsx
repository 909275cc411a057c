import type { Quality } from "../../rtc/call-view";
import { useWords } from "../../words/useWords";
import s from "./NetworkDot.module.css";

export type Network = Quality | "checking";

const NAMES = ["unknown", "bad", "fair", "good"] as const;

/** How good the line is: a dot, and a sentence for everybody who cannot tell its colour. */
export function NetworkDot({ network }: { network: Network }) {
  const words = useWords().rooms.devices.network;
  const name = network === "checking" ? network : NAMES[network];
  return (
    <p className={s.network} data-network={name} role="status">
      {words[name]}
    </p>
  );
}
