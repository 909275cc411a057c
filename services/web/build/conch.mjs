/** The conch as a file or a page has it that no script draws: the shape and the paints of `src/ui/conch`. */
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

export const web = new URL("../", import.meta.url);
const options = { root: fileURLToPath(web), configFile: false, logLevel: "error" };

/** What a module of the app exports. */
export const imported = async (path) =>
  (await runnerImport(fileURLToPath(new URL(path, web)), options)).module;

export const { conchShape } = await imported("src/ui/conch/shape.ts");
const { PAINTS } = await imported("src/ui/conch/paints.ts");

/** The gradients it is painted with. */
export const paintsOf = () => Object.entries(PAINTS).map(gradient);

function gradient([id, { kind, at, stops }]) {
  const place = Object.entries(at).map(([name, value]) => ` ${name}="${value}"`);
  const colours = stops.map(([offset, colour]) => {
    const far = offset === 0 ? "" : ` offset="${String(offset).replace(/^0/, "")}"`;
    return `<stop${far} stop-color="${colour}"/>`;
  });
  return `<${kind} id="${id}" gradientUnits="userSpaceOnUse"${place.join("")}>${colours.join("")}</${kind}>`;
}

/** The conch in its colours; lines of `width`, finer with every chamber. */
export function painted({ heart, mouth, growth, chambers, rim, lip }, width) {
  const wall = (d, index) =>
    `<path d="${d}" stroke-width="${Math.max(0.25, width * 0.92 ** index).toFixed(2)}"/>`;
  return `<g transform="translate(-9 9) rotate(6)"><circle r="${heart}" fill="#fffaf0"/><path fill="url(#m)" d="${mouth}"/><path d="${growth}" fill="none" stroke="#f7d9a4" stroke-opacity=".28" stroke-width="1.2" stroke-linecap="round"/><g fill="url(#c)" stroke="url(#g)">${chambers.map(wall).join("")}</g><g fill="url(#g)"><path d="${rim}"/><path d="${lip}"/></g></g>`;
}

/** It alone, `size` pixels wide, without anything behind it. */
export const alone = (size, chambers, width) =>
  `<svg viewBox="-64 -64 128 128" width="${size}" height="${size}" aria-hidden="true"><defs>${paintsOf().join("")}</defs>${painted(conchShape(chambers), width)}</svg>`;
