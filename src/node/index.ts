/**
 * What needs Node, Bun or Deno: tokens and cookies in a file, the clouds of a `.kamakirc`, and the embedded server on a port.
 *
 * @module saltant/node
 */
export { CookieFile, type CookieFileOptions } from "./cookie-file.js";
export { type KamakiConnection, Kamakirc, readKamakirc } from "./kamakirc.js";
export { listen, type FetchHandler, type ListeningServer, type ListenOptions } from "./listen.js";
export { TokenFile, type TokenFileOptions } from "./token-file.js";
