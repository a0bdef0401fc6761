import { fault } from "../faults.js";

/** Percent-encodes a string as Python does. @param safe Further characters that stay. Default: slashes. */
export function quote(text: string, safe = "/"): string {
  return encodeURIComponent(withoutLoneSurrogates(text))
    .replace(/[!'()*~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%[0-9A-F]{2}/g, (code) => {
      const char = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return safe.includes(char) ? char : code;
    });
}

/** Replaces halves of surrogate pairs, which have no UTF-8. */
function withoutLoneSurrogates(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}

/**
 * Decodes a header: its characters are bytes, or bytes that are percent-encoded. A lone percent sign is itself.
 *
 * @param message Of the fault with 400 for bytes that are not UTF-8.
 */
export function decode(text: string, message = "Could not decode request as UTF-8 string"): string {
  const bytes = Uint8Array.from(text.match(/%[0-9a-f]{2}|[^]/gi) ?? [], (part) =>
    part.length === 3 ? Number.parseInt(part.slice(1), 16) : part.charCodeAt(0),
  );
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw fault("badRequest", message);
  }
}
