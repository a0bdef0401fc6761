export { listen, type FetchHandler, type ListeningServer, type ListenOptions } from "./listen.js";
