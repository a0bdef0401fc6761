// A request counts as unsent only if the error proves that no byte was sent: a create that may have arrived is sent once.
import { request, type RequestOptions } from "node:https";
import { connect, createServer, type AddressInfo, type Server } from "node:net";
import { createServer as createTlsServer, type ConnectionOptions } from "node:tls";
import { AmbiguousOutcomeError, ConnectionError, SaltantClient } from "saltant";
import { describe, expect, it, onTestFinished } from "vitest";

/** An error in the form of Node's `fetch`. */
function fetchFailed(failure: object): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error("it failed"), failure) });
}

async function launchWith(send: typeof fetch, baseApiUrl = "https://host/api/"): Promise<unknown> {
  const client = new SaltantClient({ baseApiUrl, authToken: "alice-token", fetch: send, retry: { baseDelayMs: 0 } });
  return client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 }).catch((thrown: unknown) => thrown);
}

describe("a create is retried and is not ambiguous after", () => {
  it.each([
    { code: "ECONNREFUSED", syscall: "connect" },
    { code: "ECONNREFUSED" },
    { code: "ENOTFOUND", syscall: "getaddrinfo" },
    { code: "EAI_AGAIN", syscall: "getaddrinfo" },
    { code: "EHOSTUNREACH", syscall: "connect" },
    { code: "ENETUNREACH", syscall: "connect" },
    { code: "ETIMEDOUT", syscall: "connect" },
    { code: "EHOSTUNREACH", erroredSysCall: "connect" },
    { code: "UND_ERR_CONNECT_TIMEOUT" },
    { code: "ConnectionRefused" },
    { code: "FailedToOpenSocket" },
    { code: "DEPTH_ZERO_SELF_SIGNED_CERT" },
    { code: "SELF_SIGNED_CERT_IN_CHAIN" },
    { code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" },
    { code: "UNABLE_TO_GET_ISSUER_CERT_LOCALLY" },
    { code: "CERT_HAS_EXPIRED" },
    { code: "CERT_NOT_YET_VALID" },
    { code: "ERR_TLS_CERT_ALTNAME_INVALID" },
  ])("$code ($syscall)", async (failure) => {
    let sent = 0;
    const error = await launchWith(() => {
      sent += 1;
      return Promise.reject(fetchFailed(failure));
    });
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ neverSent: true });
    expect(sent).toBe(3);
  });
});

describe("a create with several causes is retried only if each proves that nothing was sent", () => {
  const refused = Object.assign(new Error("refused"), { code: "ECONNREFUSED", syscall: "connect" });
  const late = Object.assign(new Error("late"), { code: "ETIMEDOUT", syscall: "connect" });
  const deep = { cause: { cause: { cause: { cause: { cause: { code: "ECONNRESET" } } } } } };

  it.each<[string, boolean, Error]>([
    ["all are of connect", true, Object.assign(new AggregateError([refused, late]), { code: "ECONNREFUSED" })],
    ["one has no code", false, new AggregateError([refused, new TypeError("Failed to fetch")])],
    ["one is not an error", false, new AggregateError([refused, undefined])],
    ["one is nested too deep", false, new AggregateError([refused, deep])],
    ["the aggregate has another code", false, Object.assign(new AggregateError([refused]), { code: "ECONNRESET" })],
    ["there are none", false, new AggregateError([])],
  ])("%s: %j", async (_, neverSent, cause) => {
    let sent = 0;
    const error = await launchWith(() => {
      sent += 1;
      return Promise.reject(new TypeError("fetch failed", { cause }));
    });
    expect(error instanceof AmbiguousOutcomeError).toBe(!neverSent);
    expect(sent).toBe(neverSent ? 3 : 1);
  });
});

describe("a create is sent once and is ambiguous after", () => {
  it.each([
    { code: "ECONNRESET", syscall: "read" },
    { code: "EPIPE", syscall: "write" },
    { code: "EHOSTUNREACH", syscall: "read" },
    { code: "ENETUNREACH", syscall: "write" },
    { code: "EHOSTUNREACH" },
    { code: "ETIMEDOUT", syscall: "read" },
    { code: "UND_ERR_SOCKET" },
    { code: "EPROTO", syscall: "write" },
    { code: "ERR_SSL_WRONG_VERSION_NUMBER" },
    { code: "ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC" },
    { code: "ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR" },
    { code: "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED" },
    { code: "ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE" },
    { code: "ERR_TLS_SESSION_ATTACK" },
    { code: "ERR_TLS_RENEGOTIATION_DISABLED" },
  ])("$code ($syscall)", async (failure) => {
    let sent = 0;
    const error = await launchWith(() => {
      sent += 1;
      return Promise.reject(fetchFailed(failure));
    });
    expect(error).toBeInstanceOf(AmbiguousOutcomeError);
    expect(error).toMatchObject({ cause: { neverSent: false } });
    expect(sent).toBe(1);
  });
});

// With a key that both sides know, TLS needs no certificate.
const pre = { psk: Buffer.from("0123456789abcdef"), identity: "client" };
const tls = { ciphers: "PSK-AES128-GCM-SHA256", maxVersion: "TLSv1.2" } as const;

/** A `fetch` that uses node:https. */
const overHttps = (url: string, { method = "GET", headers, body, signal }: RequestInit): Promise<Response> =>
  new Promise((resolve, reject) => {
    const options: RequestOptions & ConnectionOptions = {
      ...tls,
      method,
      headers: Object.fromEntries(new Headers(headers)),
      ...(signal && { signal }),
      agent: false,
      pskCallback: () => pre,
      checkServerIdentity: () => undefined,
    };
    const sending = request(url, options, (response) => {
      response.resume();
      resolve(new Response(null, { status: response.statusCode ?? 0 }));
    });
    sending.on("error", reject);
    sending.end(body);
  });

describe("a TLS connection that breaks after the server has read the request makes a create ambiguous", () => {
  it.each([
    ["a server that continues without TLS", Buffer.from("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")],
    ["a broken record", Buffer.concat([Buffer.from([0x17, 3, 3, 0, 40]), Buffer.alloc(40, 7)])],
    ["an alert", Buffer.from([0x15, 3, 3, 0, 2, 2, 80])],
  ])("%s", async (_, bytes) => {
    let read = 0;
    let breakConnection = (): void => undefined;
    const server = createTlsServer({ ...tls, pskCallback: () => pre.psk }, (socket) => {
      let text = "";
      socket.on("error", () => undefined);
      socket.on("data", (chunk: Buffer) => {
        text += chunk.toString();
        if (!text.includes('"task_type"')) return;
        read += 1;
        text = "";
        breakConnection();
      });
    });
    server.on("tlsClientError", () => undefined);
    const port = await listening(server);
    // A proxy that sends its own bytes in place of the server's.
    const between = createServer((client) => {
      const upstream = connect(port, "127.0.0.1");
      let isCut = false;
      client.pipe(upstream);
      upstream.on("data", (chunk) => {
        if (!isCut) client.write(chunk);
      });
      for (const socket of [client, upstream]) socket.on("error", () => undefined);
      client.on("close", () => upstream.destroy());
      breakConnection = () => {
        isCut = true;
        client.write(bytes);
      };
    });
    const url = `https://127.0.0.1:${await listening(between)}/api/`;
    const error = await launchWith(overHttps as typeof fetch, url); // The client calls it with a URL and an init only.
    expect(error).toBeInstanceOf(AmbiguousOutcomeError);
    expect(read).toBe(1);
  });
});

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port; // It listens on a port.
}
