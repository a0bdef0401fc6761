import { resolve } from "node:path";
import ts from "typescript";

/**
 * Compiles modules with the settings of the project, all in one program.
 *
 * @param modules - Their code by a name for each.
 * @returns The compiler's errors, with the names and the lines.
 */
export function typeErrors(modules: ReadonlyMap<string, string>): string[] {
  const read = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, ".");
  const names = new Map([...modules.keys()].map((name, index) => [resolve(`docs-block-${index}.ts`), name]));
  const codeAt = (path: string): string | undefined => modules.get(names.get(resolve(path)) ?? "");
  const base = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...base,
    fileExists: (path) => codeAt(path) !== undefined || base.fileExists(path),
    readFile: (path) => codeAt(path) ?? base.readFile(path),
    getSourceFile: (path, language, ...rest) => {
      const code = codeAt(path);
      return code === undefined
        ? base.getSourceFile(path, language, ...rest)
        : ts.createSourceFile(path, code, language);
    },
  };
  // A page may declare names that it does not use.
  const program = ts.createProgram([...names.keys()], { ...options, noUnusedLocals: false }, host);
  return [...names].flatMap(([path, name]) => {
    const file = program.getSourceFile(path);
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return found.map(({ messageText, start = 0 }) => {
      const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
      return `${name}, line ${line} of the code: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    });
  });
}
