import js from "@eslint/js";
import tseslint from "typescript-eslint";

/** Code that browsers import: no Node, no console, no clock that a test cannot replace. */
const portable = { files: ["src/**"], ignores: ["src/node/**", "src/cli/**"] };

const node = { group: ["node:*"], message: "Only src/node, src/cli and scripts may import Node's modules." };

/** The platform's objects may be of another realm (Jest, node:vm, iframes), or of a replacement with its own classes. */
const ofAnyRealm = {
  selector: `BinaryExpression[operator="instanceof"][right.name=/^(${[
    ...[
      "Error",
      "TypeError",
      "RangeError",
      "SyntaxError",
      "AggregateError",
      "DOMException",
      "Date",
      "RegExp",
      "Promise",
    ],
    ...[
      "AbortSignal",
      "Headers",
      "Request",
      "Response",
      "ReadableStream",
      "Blob",
      "FormData",
      "URL",
      "URLSearchParams",
    ],
    ...["ArrayBuffer", "Uint8Array", "Object", "Array", "Function"],
  ].join("|")})$/]`,
  message: "Check its properties, or use src/core/platform.ts: another realm has its own class for it.",
};

/** A source file does not import its own package. */
const itself = { regex: "^saltant(/|$)", message: "Import the file: this source is part of the package." };

const zod = {
  group: ["zod", "zod/*"],
  message: "Import src/core/data/zod.ts: the build puts zod into that module's file.",
};

export default tseslint.config(
  { ignores: ["**/dist/", "coverage/", "generated/", "site/"] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      // An interface may only give a type the name that editors show.
      "@typescript-eslint/no-empty-object-type": ["error", { allowInterfaces: "with-single-extends" }],
      // `instanceof` compares the names and services of our errors: an error of core's is an instance of a service's class.
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      // An unused parameter begins with an underscore, as for the compiler.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  { files: ["**/*.js"], extends: [tseslint.configs.disableTypeChecked] },
  {
    ...portable,
    rules: {
      "no-console": "error",
      // .dependency-cruiser.js has the rules for imports between folders.
      "no-restricted-imports": ["error", { patterns: [node, itself, zod] }],
      "no-restricted-globals": [
        "error",
        ...["process", "Buffer", "global", "require", "__dirname", "setImmediate"].map((name) => ({
          name,
          message: "Not available everywhere: browsers and workers import this file too.",
        })),
        { name: "queueMicrotask", message: "Jest's fake timers replace it: use src/core/async/microtask.ts." },
      ],
      "no-restricted-properties": [
        "error",
        ...[
          ["Date", "now"],
          ["Math", "random"],
          ["globalThis", "process"],
        ].map(([object, property]) => ({
          object,
          property,
          message: "Take it as an argument or an option, so that a test can replace it.",
        })),
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "ImportExpression", message: "Import at the top of the file." },
        ofAnyRealm,
      ],
    },
  },
  { files: ["src/node/**"], rules: { "no-restricted-syntax": ["error", ofAnyRealm] } },
  // The only file with such checks.
  { files: ["src/core/platform.ts"], rules: { "no-restricted-syntax": "off" } },
  // The only file that imports zod.
  { files: ["src/core/data/zod.ts"], rules: { "no-restricted-imports": ["error", { patterns: [node, itself] }] } },
  // The only file that reads the machine's clock.
  { files: ["src/core/async/clock.ts"], rules: { "no-restricted-properties": "off" } },
  { files: ["src/cli/**"], rules: { "no-console": "error" } },
  {
    files: ["test/**"],
    rules: {
      // vitest's matchers are values of type any by design.
      "@typescript-eslint/no-unsafe-assignment": "off",
    },
  },
);
