/**
 * Draws the conch wherever a file has to show it: in the tab, on a home screen, in the pictures of
 * readings, and on the pages that nginx has of its own. Its shape is that of the page.
 *
 *     npm run icons        # after the shape or a colour has changed
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { alone, conchShape, painted, paintsOf, web } from "./conch.mjs";

const SKY = `<radialGradient id="sky" gradientUnits="userSpaceOnUse" cx="0" cy="-10" r="92"><stop stop-color="#2b3a80"/><stop offset=".55" stop-color="#141d46"/><stop offset="1" stop-color="#0a1026"/></radialGradient>
<radialGradient id="glow" gradientUnits="userSpaceOnUse" cx="-4" cy="4" r="60"><stop stop-color="#ffd696" stop-opacity=".5"/><stop offset="1" stop-color="#ffd696" stop-opacity="0"/></radialGradient>`;

const DEFS = `<defs>
${[SKY, ...paintsOf()].join("\n")}
</defs>`;
const STARS = [
  [-50, -46, 1.1],
  [-38, -55, 0.7],
  [49, -50, 1],
  [56, -30, 0.6],
  [-56, 40, 0.8],
  [52, 52, 1.2],
  [40, 57, 0.6],
  [-57, -18, 0.6],
];

/** `corner` of 64 is a circle; `part` is how much of the picture the conch takes. */
function icon({ corner, part, chambers, width }) {
  const stars = STARS.map(([x, y, r]) => `<circle cx="${x}" cy="${y}" r="${r}"/>`).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-64 -64 128 128"><title>Magic Conch</title>${DEFS}<rect x="-64" y="-64" width="128" height="128" rx="${corner}" fill="url(#sky)"/><g fill="#fff" fill-opacity=".8">${stars}</g><rect x="-64" y="-64" width="128" height="128" rx="${corner}" fill="url(#glow)"/><g transform="scale(${part}) translate(3.6 3.6)">${painted(conchShape(chambers), width)}</g></svg>\n`;
}

/** In one colour, for where no light is. */
function drawn({ chambers, rim, lip }) {
  const wall = (d, index) => `<path stroke-width="${(2.4 * 0.92 ** index).toFixed(2)}" d="${d}"/>`;
  return `<g transform="translate(-9 9) rotate(6)" fill="none" stroke="currentColor">
${chambers.map(wall).join("\n")}
<path fill="currentColor" stroke-width="1.4" d="${rim}${lip}"/>
</g>
`;
}

const small = icon({ corner: 28, part: 1.1, chambers: 8, width: 2.4 });
const large = icon({ corner: 28, part: 0.98, chambers: 18, width: 1.4 });
// Apple rounds the corners itself; a maskable icon may lose all but four fifths of it.
const whole = icon({ corner: 0, part: 0.96, chambers: 18, width: 1.4 });
const masked = icon({ corner: 0, part: 0.76, chambers: 18, width: 1.4 });
const pictures = [
  ["32.png", 32, small],
  ["180.png", 180, whole],
  ["192.png", 192, large],
  ["512.png", 512, large],
  ["512-maskable.png", 512, masked],
];

await writeFile(new URL("public/conch.svg", web), small);
await writeFile(new URL("../results/templates/conch.part.svg", web), alone(30, 11, 2.2));
await writeFile(new URL("../../crates/picture/src/art/conch.part.svg", web), drawn(conchShape(11)));
const frame = new URL("../../nginx/pages/frame.html", web);
const failure = await readFile(frame, "utf8");
await writeFile(
  frame,
  failure.replace(/(<svg [^>]*>).*(<\/svg>)/s, (_, open, close) => {
    return `${open}\n${drawn(conchShape(9))}${close}`;
  }),
);
await mkdir(new URL("public/icons/", web), { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CONCH_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
for (const [name, size, svg] of pictures) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
  const path = fileURLToPath(new URL(`public/icons/${name}`, web));
  await page.screenshot({ path, omitBackground: true });
  await page.close();
}
await browser.close();
