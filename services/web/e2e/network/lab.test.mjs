/** The lab itself: its networks are what they say they are, shown by the smallest call there is. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, test } from "node:test";
import { Lab, run, whyNot } from "./lab.mjs";
import { consult, MATRIX, said } from "./matrix.mjs";
import { startRelay } from "./relay.mjs";
import { startCall } from "./tiny-call.mjs";

const skip = whyNot();

let lab;
before(async () => {
  if (skip) return;
  lab = new Lab();
  await startRelay(lab);
});
after(() => lab?.close());

for (const scenario of MATRIX) {
  test(scenario.name, { skip }, async (t) => {
    t.diagnostic(said(await consult(lab, scenario, startCall)));
  });
}

test("a run that is killed leaves nothing behind", { skip }, async () => {
  const module = new URL("./lab.mjs", import.meta.url).href;
  const script = `
    const { Lab } = await import(${JSON.stringify(module)});
    const lab = new Lab();
    lab.home("cone");
    lab.start("home1", ["sleep", "1000"]);
    console.log(JSON.stringify(lab.spaces()));
    setInterval(() => {}, 1000);
  `;
  const other = spawn(process.execPath, ["--input-type=module", "-e", script]);
  const line = await new Promise((resolve) => other.stdout.once("data", resolve));
  const spaces = JSON.parse(line);
  assert.equal(spaces.length, 3);
  other.kill("SIGKILL");
  while (spaces.some((space) => run("ip", "netns", "list").includes(space))) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
});
