/** Consultations across the networks that people have. */
import { after, before, test } from "node:test";
import { startConsultation } from "./consultation.mjs";
import { Lab, whyNot } from "./lab.mjs";
import { consult, MATRIX, said } from "./matrix.mjs";
import { startRelay } from "./relay.mjs";
import { startService } from "./service.mjs";

const skip = whyNot();

let lab;
before(async () => {
  if (skip) return;
  lab = new Lab();
  await startRelay(lab);
  await startService(lab);
});
after(() => lab?.close());

for (const scenario of MATRIX) {
  test(scenario.name, { skip }, async (t) => {
    t.diagnostic(said(await consult(lab, scenario, startConsultation)));
  });
}
