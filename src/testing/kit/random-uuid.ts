/** A random UUID of version 4. On pages loaded over plain HTTP, the platform does not offer `crypto.randomUUID`. */
export function randomUuid(): string {
  return "randomUUID" in crypto ? crypto.randomUUID() : fromRandomBytes();
}

function fromRandomBytes(): string {
  const bytes = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte, index) => {
    if (index === 6) return 0x40 | (byte & 0x0f); // The version.
    return index === 8 ? 0x80 | (byte & 0x3f) : byte; // The variant.
  });
  const digits = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
