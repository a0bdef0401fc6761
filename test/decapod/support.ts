import { spawn } from "node:child_process";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Certificate } from "../cli/support/certificates.js";

/** What a server responds; null to break the connection. */
export type Reply = { readonly status: number; readonly body: string; readonly location?: string } | null;

interface ReceivedRequest {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly userAgent: string | undefined;
  /** Parsed where it is JSON. */
  readonly body: unknown;
}

/** Starts a server with a reply for each path, and 404 for all others. With a certificate, it speaks TLS. */
export async function startServer(replies: Readonly<Record<string, Reply>>, certificate?: Certificate) {
  const requests: ReceivedRequest[] = [];
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const { method, url = "", headers } = request;
    const { authorization, "content-type": contentType, "user-agent": userAgent } = headers;
    const parsed: unknown = contentType === "application/json" ? JSON.parse(body) : body;
    requests.push({ method, path: url, authorization, contentType, userAgent, body: parsed });
    const reply = url in replies ? replies[url] : { status: 404, body: "" };
    if (reply === null || reply === undefined) {
      request.socket.destroy();
      return;
    }
    response.writeHead(reply.status, reply.location === undefined ? {} : { Location: reply.location });
    response.end(reply.body);
  };
  const listener: RequestListener = (request, response) => void respond(request, response);
  const server =
    certificate === undefined
      ? createServer(listener)
      : createTlsServer({ cert: certificate.certificate, key: certificate.key }, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // It listens on a port.
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  const scheme = certificate === undefined ? "http" : "https";
  return { origin: `${scheme}://127.0.0.1:${port}`, requests, close };
}

/** Runs a program to its end. The output is that of both streams. */
export async function runScript(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; output: string }> {
  const child = spawn(command, args, { env: { ...process.env, no_proxy: "*", ...env } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { code, output };
}
