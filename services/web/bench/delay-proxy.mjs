/**
 * A way to a server that takes its time, each way: whatever comes is let through that much later, in
 * its order. Only the opening of a connection takes no time, which is to the advantage of whoever
 * opens one late.
 */
import { connect, createServer } from "node:net";

/** Answers the port that it listens on, and how to end it. */
export async function delayed(port, milliseconds) {
  const open = new Set();
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    for (const [from, to] of [
      [near, far],
      [far, near],
    ]) {
      open.add(from);
      from.setNoDelay(true);
      from.on("data", (bytes) => later(milliseconds, () => to.writable && to.write(bytes)));
      from.on("end", () => later(milliseconds, () => to.end()));
      from.on("error", () => to.destroy());
      from.on("close", () => {
        open.delete(from);
        later(milliseconds, () => to.destroy());
      });
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: server.address().port,
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

/** Timers of one length end in the order in which they began. */
function later(milliseconds, task) {
  if (milliseconds === 0) task();
  else setTimeout(task, milliseconds);
}
