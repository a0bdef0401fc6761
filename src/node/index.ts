export { listen, type FetchHandler, type ListeningServer, type ListenOptions } from "./listen.js";
export { TokenFile, type TokenFileOptions } from "./token-file.js";
