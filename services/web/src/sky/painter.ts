/** Paints the sky with the graphics chip; knows nothing of the page. */
import { CLOUD_SIZE, cloudHeights } from "./clouds";
import { AIR, AIR_CORNERS, STARS, STARS_PLACES } from "./shaders";
import { countFor, STAR, stars } from "./stars";

/** A moment of the sky. */
export interface Moment {
  /** Seconds. */
  time: number;
  /** 0 by night, 1 by day. */
  day: number;
  /** How bright the conch glows, 0 to 1. */
  glow: number;
  /** Where it is, 0 to 1 from the lower left. */
  lamp: [number, number];
  /** How far the stars have moved with what the eye follows, in windows. */
  shift: [number, number];
}

export interface Painter {
  /** In CSS pixels, and how many of the canvas's make one. */
  resize: (width: number, height: number, density: number) => void;
  paint: (moment: Moment) => void;
}

/** Nothing where there is no chip for it: a processor that imitates one has better things to do. */
export function openPainter(canvas: HTMLCanvasElement): Painter | null {
  const gl = canvas.getContext("webgl", {
    alpha: false,
    antialias: false,
    depth: false,
    failIfMajorPerformanceCaveat: true,
    powerPreference: "low-power",
  });
  if (gl === null || isImitated(gl)) return null;
  const air = linked(gl, AIR_CORNERS, AIR);
  const points = linked(gl, STARS_PLACES, STARS);
  if (air === null || points === null) return null;

  const corners = fill(gl, new Float32Array([-1, -1, 3, -1, -1, 3]));
  const sky = fill(gl, new Float32Array(0));
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  const heights = cloudHeights();
  const { LUMINANCE, TEXTURE_2D: flat, UNSIGNED_BYTE } = gl;
  gl.texImage2D(flat, 0, LUMINANCE, CLOUD_SIZE, CLOUD_SIZE, 0, LUMINANCE, UNSIGNED_BYTE, heights);
  gl.texParameteri(flat, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  gl.disable(gl.DEPTH_TEST);
  gl.blendFunc(gl.ONE, gl.ONE);

  let count = 0;
  let scale = 1;
  return {
    resize(width, height, density) {
      canvas.width = Math.max(1, Math.round(width * density));
      canvas.height = Math.max(1, Math.round(height * density));
      gl.viewport(0, 0, canvas.width, canvas.height);
      count = countFor(width, height);
      scale = density;
      gl.bindBuffer(gl.ARRAY_BUFFER, sky);
      gl.bufferData(gl.ARRAY_BUFFER, stars(count), gl.STATIC_DRAW);
    },
    paint({ time, day, glow, lamp, shift }) {
      gl.disable(gl.BLEND);
      air.use(gl);
      gl.bindBuffer(gl.ARRAY_BUFFER, corners);
      air.take(gl, "corner", 2, 0, 0);
      gl.uniform2f(air.at(gl, "size"), canvas.width, canvas.height);
      gl.uniform1f(air.at(gl, "time"), time);
      gl.uniform1f(air.at(gl, "day"), day);
      gl.uniform1f(air.at(gl, "glow"), glow);
      gl.uniform2f(air.at(gl, "lamp"), ...lamp);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
      if (day >= 1) return;

      gl.enable(gl.BLEND);
      points.use(gl);
      gl.bindBuffer(gl.ARRAY_BUFFER, sky);
      points.take(gl, "place", 2, STAR, 0);
      points.take(gl, "look", 3, STAR, 2);
      gl.uniform1f(points.at(gl, "time"), time);
      gl.uniform1f(points.at(gl, "day"), day);
      gl.uniform1f(points.at(gl, "lively"), glow * 2);
      gl.uniform1f(points.at(gl, "scale"), scale);
      gl.uniform2f(points.at(gl, "shift"), ...shift);
      gl.drawArrays(gl.POINTS, 0, count);
    },
  };
}

/** Browsers do not always say that there is a caveat; the name of what draws does. */
function isImitated(gl: Gl): boolean {
  const names = gl.getExtension("WEBGL_debug_renderer_info");
  const name = gl.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER);
  return /swiftshader|llvmpipe|software|basic render/i.test(String(name));
}

type Gl = WebGLRenderingContext;

interface Program {
  use: (gl: Gl) => void;
  at: (gl: Gl, name: string) => WebGLUniformLocation | null;
  take: (gl: Gl, name: string, count: number, every: number, from: number) => void;
}

function linked(gl: Gl, places: string, colours: string): Program | null {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, places],
    [gl.FRAGMENT_SHADER, colours],
  ] as const) {
    const shader = gl.createShader(kind);
    if (shader === null) return null;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) return null;
  // to ask the chip for a place costs more than to write there
  const known = new Map<string, WebGLUniformLocation | null>();
  const indices = new Map<string, number>();
  return {
    use: (gl) => gl.useProgram(program),
    at(gl, name) {
      if (!known.has(name)) known.set(name, gl.getUniformLocation(program, name));
      return known.get(name) ?? null;
    },
    take(gl, name, count, every, from) {
      let index = indices.get(name);
      if (index === undefined) {
        index = gl.getAttribLocation(program, name);
        indices.set(name, index);
      }
      gl.enableVertexAttribArray(index);
      gl.vertexAttribPointer(index, count, gl.FLOAT, false, every * 4, from * 4);
    },
  };
}

function fill(gl: Gl, numbers: Float32Array): WebGLBuffer | null {
  const buffer = gl.createBuffer();
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  gl.bufferData(gl.ARRAY_BUFFER, numbers, gl.STATIC_DRAW);
  return buffer;
}
