/** The secret that a text holds, as it is or encoded in any way, with what is around it; null if there is none. */
export function findSecret(text: string, secrets: readonly string[]): string | null {
  for (const decoded of decodings(text)) {
    for (const secret of secrets) {
      const at = decoded.indexOf(secret);
      if (at >= 0) return `${secret} in …${decoded.slice(Math.max(0, at - 200), at + secret.length + 50)}…`;
    }
  }
  return null;
}

/** A text, and what it says when it is taken for something encoded. */
function decodings(text: string): string[] {
  const plain = [text, unescaped(text), unescaped(unescaped(text))];
  const url = plain.map((each) => percentDecoded(each.replaceAll("+", " ")));
  const html = plain.map((each) => each.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))));
  return [...plain, ...plain.map(percentDecoded), ...url, ...html, base64Decoded(text)];
}

/** Without one layer of the backslashes that JSON and util.inspect add. */
function unescaped(text: string): string {
  return text
    .replace(/\\u([\da-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/\\(.)/g, "$1");
}

function percentDecoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll("%", ""), "hex").toString());
}

/** What every run of letters that may be base64 says, from each place where it may begin. */
function base64Decoded(text: string): string {
  const runs = text.match(/[\w+/-]{12,}/g) ?? [];
  return runs.flatMap((run) => [0, 1, 2, 3].map((from) => Buffer.from(run.slice(from), "base64").toString())).join(" ");
}
