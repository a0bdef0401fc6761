import { resolve } from "node:path";
import ts from "typescript";

/** The library's cost for a compiler, beyond that of an empty program. */
export interface CompileCost {
  readonly instantiations: number;
  /** The time of the program's check, in milliseconds, without the parsing. */
  readonly checkMs: number;
  /** The files that are read. */
  readonly files: number;
}

/** A small program that uses the library. */
export const fiveLines = `import { SaltantClient } from "saltant";
const client = new SaltantClient({ baseApiUrl: "https://host/api/", authToken: "none" });
const run = await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1, arguments: { n: 1 } });
await run.waitUntilFinished({ onUpdate: ({ instance }) => instance.state });
for await (const each of client.executableTaskInstances.list({ state: ["failed"], user: "alice" })) await each.clone();
`;

/** The settings of a typical user, without those that this project chose for itself. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.esnext.disposable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

/**
 * Compiles the {@link fiveLines} against the package's declarations.
 * @param declarations - The declarations by their paths. Default: the built ones.
 */
export function compileCost(declarations?: ReadonlyMap<string, string>): CompileCost {
  const empty = compile("export {};\n", declarations);
  const use = compile(fiveLines, declarations);
  return {
    instantiations: use.instantiations - empty.instantiations,
    checkMs: use.checkMs - empty.checkMs,
    files: use.files - empty.files,
  };
}

/** The declarations that a build would write, by their paths. */
export function declarationsOf(config: string): ReadonlyMap<string, string> {
  const parsed = ts.getParsedCommandLineOfConfigFile(
    config,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail },
  );
  if (parsed === undefined) throw new Error(`there is no ${config}`);
  const program = ts.createProgram(parsed.fileNames, {
    ...parsed.options,
    emitDeclarationOnly: true,
    declarationMap: false,
  });
  const declarations = new Map<string, string>();
  program.emit(undefined, (path, text) => {
    declarations.set(resolve(path), text);
  });
  return declarations;
}

function compile(code: string, declarations: ReadonlyMap<string, string> | undefined): CompileCost {
  const path = resolve("use.ts");
  const files = new Map([...(declarations ?? []), [path, code]]);
  const base = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...base,
    fileExists: (name) => files.has(resolve(name)) || base.fileExists(name),
    readFile: (name) => files.get(resolve(name)) ?? base.readFile(name),
    getSourceFile: (name, language, ...rest) => {
      const text = files.get(resolve(name));
      return text === undefined
        ? base.getSourceFile(name, language, ...rest)
        : ts.createSourceFile(name, text, language);
    },
  };
  // Without it the compiler checks no directories: those of the declarations need not exist.
  delete host.directoryExists;
  const program = ts.createProgram([path], options, host);
  // The library files are bound before the clock is started.
  program.getGlobalDiagnostics();
  const startMs = performance.now();
  const [error] = ts.getPreEmitDiagnostics(program);
  const checkMs = performance.now() - startMs;
  if (error !== undefined) fail(error);
  return { instantiations: program.getInstantiationCount(), checkMs, files: program.getSourceFiles().length };
}

function fail({ messageText }: ts.Diagnostic): never {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
}
