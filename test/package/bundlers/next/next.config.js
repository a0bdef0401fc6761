import { dirname } from "node:path";

// The folder that Next.js is installed in: the app is copied to a folder of this one's dist.
const root = dirname(dirname(import.meta.dirname));

export default { turbopack: { root }, outputFileTracingRoot: root };
