import type { ComparedElement } from "./bodies.js";

/** The document of a user as the facade writes it, from that of slipstream-api. */
export function convertUserBody(body: unknown): unknown {
  return isElement(body) ? convert(body) : body;
}

function isElement(value: unknown): value is ComparedElement {
  return typeof value === "object" && value !== null && "attributes" in value;
}

function convert({ name, attributes, text, children }: ComparedElement): ComparedElement {
  const separator = attributes.name === "General.ssh.public.key" ? "\n" : ",";
  const converted = children
    .filter((child) => !isReadOnly(child))
    .map((child) => {
      const own = convert(child);
      return child.name === "value" ? { ...own, text: plain(child.text, separator) } : own;
    });
  const changed = Object.entries(attributes).map(([key, value]) =>
    key === "issuper" || key === "roles" ? [key, plain(value, ",")] : [key, value],
  );
  return { name, attributes: Object.fromEntries(changed) as ComparedElement["attributes"], text, children: converted };
}

/** A parameter that the server adds to each document, and that cannot be set. */
function isReadOnly({ children }: ComparedElement): boolean {
  return children.some(({ attributes }) => attributes.name === "General.orchestrator.publicsshkey");
}

/** A value of Python as the server reads it. */
function plain(text: string, separator: string): string {
  if (text === "True" || text === "False") return text.toLowerCase();
  if (!/^\[('[^']*'(, )?)*\]$/.test(text)) return text;
  return [...text.matchAll(/'([^']*)'/g)].map(([, item = ""]) => item).join(separator);
}
