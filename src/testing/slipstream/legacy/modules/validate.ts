import type { Context } from "../context.js";
import type { ModuleCategory, ModuleNode } from "./module.js";

/** What is wrong with the path of a module; undefined if nothing is. */
export function checkName(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (name === "") return "module name cannot be empty";
  if (/^\d+$/.test(name)) return "Invalid name, cannot be an integer";
  if (path.includes(" ")) return "Invalid name, cannot contain space";
  return undefined;
}

/** What is wrong with a module; undefined if nothing is. */
export function validateModule(
  { modules }: Context,
  { path, category, nodes }: { path: string; category: ModuleCategory; nodes: readonly ModuleNode[] },
): string | undefined {
  const wrongName = checkName(path);
  if (wrongName !== undefined || category !== "Deployment") return wrongName;
  for (const { name, imageUri } of nodes) {
    if (modules.find(imageUri)?.category !== "Image") return `Cannot find image: ${imageUri}`;
    if (!/^\w+$/.test(name)) return `invalid node name: ${name}`;
  }
  return undefined;
}
