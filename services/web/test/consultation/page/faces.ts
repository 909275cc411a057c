/** Moving pictures that look a little like somebody, so that a screenshot can be judged. */
export interface Face {
  width: number;
  height: number;
  wall: [string, string];
  hair: string;
  skin: string;
  cloth: string;
}

export const CLIENT: Face = {
  width: 720,
  height: 960,
  wall: ["#c9b79c", "#8d7358"],
  hair: "#2c1f1a",
  skin: "#e9bd9c",
  cloth: "#4f6d7a",
};

export const HOST: Face = {
  width: 1280,
  height: 720,
  wall: ["#6d5b7e", "#2f2745"],
  hair: "#1c1512",
  skin: "#e2b08c",
  cloth: "#7b2f3f",
};

export function faceStream(face: Face): MediaStream {
  const { canvas, pen } = easel(face.width, face.height);
  const paint = (now: number) => {
    const { width: w, height: h } = face;
    const wall = pen.createLinearGradient(0, 0, w, h);
    wall.addColorStop(0, face.wall[0]);
    wall.addColorStop(1, face.wall[1]);
    pen.fillStyle = wall;
    pen.fillRect(0, 0, w, h);
    pen.fillStyle = "rgb(255 240 210 / 20%)";
    pen.fillRect(w * 0.08, h * 0.06, w * 0.24, h * 0.4);
    const x = w / 2 + Math.sin(now / 900) * 6;
    const r = Math.min(w, h) * 0.2;
    const y = h * 0.42;
    oval(pen, face.hair, x, y + r * 0.5, r * 1.3, r * 1.75);
    oval(pen, face.cloth, x, h * 1.08, r * 2.3, h * 0.34);
    pen.fillStyle = face.skin;
    pen.fillRect(x - r * 0.34, y + r * 0.7, r * 0.68, r * 0.8);
    oval(pen, face.skin, x, y, r * 0.88, r * 1.12);
    oval(pen, face.hair, x, y - r * 0.86, r * 1.0, r * 0.52);
    oval(pen, "#1d1714", x - r * 0.34, y - r * 0.02, r * 0.08, r * 0.09);
    oval(pen, "#1d1714", x + r * 0.34, y - r * 0.02, r * 0.08, r * 0.09);
    oval(
      pen,
      "#a8584c",
      x,
      y + r * 0.55,
      r * 0.2,
      r * (0.05 + 0.04 * Math.abs(Math.sin(now / 200))),
    );
    requestAnimationFrame(paint);
  };
  requestAnimationFrame(paint);
  return canvas.captureStream(15);
}

/** Three cards on a wooden table, as a phone above it sees them. */
export function tableStream(): MediaStream {
  const { canvas, pen } = easel(1280, 720);
  const paint = () => {
    pen.fillStyle = "#6b4a2f";
    pen.fillRect(0, 0, 1280, 720);
    for (let at = 0; at < 720; at += 60) {
      pen.fillStyle = at % 120 === 0 ? "#70502f" : "#65452b";
      pen.fillRect(0, at, 1280, 56);
    }
    for (let at = 0; at < 3; at += 1) {
      pen.fillStyle = "#f3eee0";
      pen.fillRect(260 + at * 270, 170, 220, 370);
      pen.fillStyle = ["#3b4d8f", "#8f4b3b", "#3b8f6a"][at] ?? "#333";
      pen.fillRect(276 + at * 270, 190, 188, 330);
    }
    requestAnimationFrame(paint);
  };
  requestAnimationFrame(paint);
  return canvas.captureStream(10);
}

function easel(width: number, height: number) {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("there is nothing to draw with");
  return { canvas, pen };
}

function oval(
  pen: CanvasRenderingContext2D,
  colour: string,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.ellipse(x, y, width, height, 0, 0, Math.PI * 2);
  pen.fill();
}
