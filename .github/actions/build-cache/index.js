// The runner gives these to JavaScript alone; BuildKit's `type=gha` wants them in its environment.
const { appendFileSync } = require("node:fs");

for (const name of ["ACTIONS_RUNTIME_TOKEN", "ACTIONS_RESULTS_URL", "ACTIONS_CACHE_SERVICE_V2"]) {
  const value = process.env[name];
  if (value) appendFileSync(process.env.GITHUB_ENV, `${name}=${value}\n`);
}
