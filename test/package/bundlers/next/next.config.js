import { dirname } from "node:path";

// The folder in which Next.js is installed: the app is copied to a folder of its dist.
const root = dirname(dirname(import.meta.dirname));

export default { turbopack: { root }, outputFileTracingRoot: root };
