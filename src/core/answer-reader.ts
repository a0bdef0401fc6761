/** Reads an answer to its last byte, or lets go of it: one that is left lying would keep its connection. */
export class AnswerReader {
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #letGoBecause: { readonly reason: unknown } | null = null;

  /** Waits for the answer to begin and to end. */
  async read(sending: Promise<Response>): Promise<{ readonly response: Response; readonly text: string }> {
    const response = await sending;
    this.#reader = response.body?.getReader();
    if (this.#letGoBecause !== null) this.letGo(this.#letGoBecause.reason);
    // There may be no body, and on some platforms no stream of it.
    const text = this.#reader === undefined ? await response.text() : await readAll(this.#reader);
    return { response, text };
  }

  /** Ends the reading, now or as soon as the answer begins. The stream need not listen. */
  letGo(reason: unknown): void {
    this.#letGoBecause = { reason };
    this.#reader?.cancel(reason).catch(() => undefined);
  }
}

async function readAll(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
  }
}
