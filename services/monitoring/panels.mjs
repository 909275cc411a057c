// Asks a Prometheus what each panel of the dashboard asks: panels.mjs URL. Fails where a question is no
// question, or where one that always has an answer while people are served has none.
import { readFile } from "node:fs/promises";

const [, , url] = process.argv;
const FILE = new URL("dashboard.json", import.meta.url);
/** Nothing to show is good news. */
const MAY_BE_EMPTY =
  /fail|errors|taken over|begun anew|Outboxes|Topics|Answers that|Turns spoken|How answers/i;

const { panels } = JSON.parse(await readFile(FILE, "utf8"));
const wrong = [];
let shown = 0;
for (const { title, expr } of panels.flatMap(asked)) {
  const query = expr.replaceAll("$__rate_interval", "20s");
  const answer = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(query)}`);
  const { status, error, data } = await answer.json();
  const numbers = (data?.result ?? []).map(({ value }) => Number(value[1]));
  if (status !== "success") wrong.push(`${title}: ${error}`);
  else if (numbers.some(Number.isFinite)) shown += 1;
  else if (!MAY_BE_EMPTY.test(title)) wrong.push(`${title} shows nothing: ${query}`);
}
if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exit(1);
}
console.log(`${shown} questions of the dashboard have an answer`);

function asked({ title, targets = [], panels: inner = [] }) {
  return [...targets.map(({ expr }) => ({ title, expr })), ...inner.flatMap(asked)];
}
