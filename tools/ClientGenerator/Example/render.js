// What a picture is to the Rendering kernel: contracts/Kernels/Rendering/README.md.

/** Camera, light, and a red and a silver sphere: records of 16 bytes, numbers with 8 fractional bits. */
export function scene(height = 2) {
  const bytes = new DataView(new ArrayBuffer(64));
  const numbers = (at, ...values) => values.forEach((v, i) => bytes.setInt16(at + 2 * i, Math.round(v * 256), true));
  numbers(0, 0, height, -6, 0, 1, 0, 1.5); // position, target, focal length
  numbers(16, -0.577, 0.577, -0.577); // toward the sun
  numbers(32, -1, 1, 0, 1); // centre, radius
  numbers(48, 1.2, 0.8, -0.5, 0.8);
  [200, 40, 40, 60].forEach((v, i) => bytes.setUint8(40 + i, v)); // red, green, blue, mirror
  [230, 230, 235, 200].forEach((v, i) => bytes.setUint8(56 + i, v));
  return new Uint8Array(bytes.buffer);
}

export function parameters(width, height, spheres = 2) {
  return new Uint8Array(Uint32Array.of(width, height, spheres).buffer);
}

/** Merkle root of an operand of one leaf: contracts/Primitives/Merkle16.cs. */
export async function rootOf(operand) {
  const leaf = await sha256(Uint8Array.of(0), new Uint8Array(8), operand);
  return sha256(Uint8Array.of(3, 1), new Uint8Array(7), leaf);
}

async function sha256(...parts) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", await new Blob(parts).arrayBuffer()));
}
