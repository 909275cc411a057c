/** Figures as tables: medians, and the worst of twenty. */

export function median(values) {
  const [sorted, middle] = [[...values].sort((one, other) => one - other), values.length / 2];
  return Number.isInteger(middle)
    ? (sorted[middle - 1] + sorted[middle]) / 2
    : sorted[Math.floor(middle)];
}

export function p95(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.95) - 1];
}

const both = ({ host, guest }) => Math.max(host, guest);
const guests = ({ guest }) => guest;
const hosts = ({ host }) => host;

/** `rounds`: for each the samples by the target's name. Ratios are of one round, and their median. */
export function table(rounds, anchor) {
  const names = Object.keys(rounds[0]);
  const line = (name) => {
    const samples = rounds.map((round) => round[name]);
    const of = (what) => {
      const values = samples.map(what);
      return `${Math.round(median(values))} (${Math.round(p95(values))})`;
    };
    const ratio = (what) => {
      if (anchor === null || name === anchor) return name === anchor ? "1" : "-";
      const values = rounds.map((round) => what(round[name]) / what(round[anchor]));
      const [least, most] = [Math.min(...values), Math.max(...values)];
      return `${median(values).toFixed(2)} [${least.toFixed(2)}-${most.toFixed(2)}]`;
    };
    return [name, of(guests), ratio(guests), of(hosts), of(both), ratio(both)];
  };
  return [
    ["target", "guest ms", `x ${anchor}`, "host ms", "both ms", `x ${anchor}`],
    ["---", "---", "---", "---", "---", "---"],
    ...names.map(line),
  ]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** How one of a target's calls went: the one in the middle. */
export function steps(rounds, name) {
  const samples = rounds.map((round) => round[name]).sort((one, other) => both(one) - both(other));
  const { steps } = samples[Math.floor(samples.length / 2)];
  const lines = steps.map(
    ([at, side, step]) => `${String(Math.round(at)).padStart(5)}  ${side.padEnd(5)}  ${step}`,
  );
  return [name, ...lines].join("\n");
}
