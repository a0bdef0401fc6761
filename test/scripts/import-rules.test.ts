import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

const forbidden = [
  ["core-imports-core", "src/core/service.ts", "src/decapod/b.ts"],
  ["core-imports-core", "src/core/http/generated.ts", "generated/saltant/b.ts"],
  ["service-imports-core", "src/decapod/service.ts", "src/saltant/b.ts"],
  ["service-imports-core", "src/saltant/kit.ts", "src/testing/kit/b.ts"],
  ["service-imports-core", "src/saltant/node.ts", "src/node/b.ts"],
  ["service-imports-core", "src/decapod/generated.ts", "generated/saltant/b.ts"],
  ["generated-imports-its-service", "generated/decapod/service.ts", "src/saltant/b.ts"],
  ["kit-imports-core", "src/testing/kit/server.ts", "src/testing/saltant/b.ts"],
  ["embedded-server-is-independent", "src/testing/saltant/client.ts", "src/saltant/b.ts"],
  ["embedded-server-is-independent", "src/testing/decapod/server.ts", "src/testing/saltant/b.ts"],
  ["node-does-not-import-cli", "src/node/cli.ts", "src/cli/b.ts"],
  ["cli-imports-the-package", "src/cli/core.ts", "src/core/b.ts"],
  ["cli-imports-the-package", "src/cli/commands/core.ts", "src/core/data/b.ts"],
  ["cli-imports-the-package", "src/cli/commands/service.ts", "src/decapod/b.ts"],
  ["cli-imports-the-package", "src/cli/entry-point.ts", "src/saltant/index.ts"],
  ["cli-imports-the-package", "src/cli/generated.ts", "generated/saltant/b.ts"],
  ["sources-stand-alone", "src/cli/script.ts", "scripts/b.ts"],
] as const;

const allowed = [
  ["src/saltant/core.ts", "src/core/b.ts"],
  ["src/saltant/own-generated.ts", "generated/saltant/b.ts"],
  ["generated/saltant/own-service.ts", "src/saltant/b.ts"],
  ["src/testing/saltant/kit.ts", "src/testing/kit/b.ts"],
  ["src/testing/kit/core.ts", "src/core/b.ts"],
  ["src/node/service.ts", "src/saltant/b.ts"],
  ["src/cli/commands/own.ts", "src/cli/b.ts"],
  ["src/cli/commands/text.ts", "src/core/text.ts"],
  ["test/core.ts", "src/core/b.ts"],
] as const;

let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "saltant-import-rules-"));
  const paths = { saltant: ["./src/saltant/index.ts"] };
  write("tsconfig.json", JSON.stringify({ compilerOptions: { paths } }));
});

afterAll(() => {
  rmSync(project, { recursive: true });
});

it("forbids cycles, also of types, and imports that break the layers, and nothing else", () => {
  write("src/core/left.ts", 'import type { Right } from "./right.js";\nexport interface Left { right: Right }\n');
  write("src/core/right.ts", 'import type { Left } from "./left.js";\nexport interface Right { left: Left }\n');
  for (const [, from, to] of forbidden) writeImport(from, to);
  for (const [from, to] of allowed) writeImport(from, to);
  write("src/cli/by-name.ts", 'import type { B } from "saltant";\nexport type A = B;\n');

  expect(violations()).toEqual(
    new Set([
      "no-circles: src/core/left.ts → src/core/right.ts",
      ...forbidden.map(([rule, from, to]) => `${rule}: ${from} → ${to}`),
    ]),
  );
});

function writeImport(from: string, to: string): void {
  const root = "../".repeat(from.split("/").length - 1);
  write(from, `import type { B } from "${root}${to.replace(/\.ts$/, ".js")}";\nexport type A = B;\n`);
  write(to, "export interface B { b: 1 }\n");
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
}

function violations(): Set<string> {
  const { stdout } = spawnSync(
    resolve("node_modules/.bin/depcruise"),
    ["--config", resolve(".dependency-cruiser.js"), "--output-type", "json", "."],
    { cwd: project, encoding: "utf8" },
  );
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string }; from: string; to: string }[] };
  };
  return new Set(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`));
}
