import js from "@eslint/js";
import tseslint from "typescript-eslint";

/** What browsers import: no Node, no console, no clock that a test could not replace. */
const portable = { files: ["src/**"], ignores: ["src/node/**", "src/cli/**"] };

const node = { group: ["node:*"], message: "Only src/node, src/cli and scripts may import Node's modules." };

/** What the platform makes may come of another realm (Jest, node:vm, iframes), or of a stand-in with classes of its own. */
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
  message: "Tell it by what it can do, or with src/core/platform.ts: another realm has a class of its own for it.",
};

/** A source does not import the package that it is part of. */
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
      // An interface may do nothing but give a type the name that editors show.
      "@typescript-eslint/no-empty-object-type": ["error", { allowInterfaces: "with-single-extends" }],
      // An unused parameter is marked with an underscore, as the compiler has it.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  { files: ["**/*.js"], extends: [tseslint.configs.disableTypeChecked] },
  {
    ...portable,
    rules: {
      "no-console": "error",
      // Which folder may import which is in .dependency-cruiser.js.
      "no-restricted-imports": ["error", { patterns: [node, itself, zod] }],
      "no-restricted-globals": [
        "error",
        ...["process", "Buffer", "global", "require", "__dirname", "setImmediate"].map((name) => ({
          name,
          message: "Not everywhere: browsers and workers import this file too.",
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
  // The one place where that is done.
  { files: ["src/core/platform.ts"], rules: { "no-restricted-syntax": "off" } },
  // The one place that says what is used of zod.
  { files: ["src/core/data/zod.ts"], rules: { "no-restricted-imports": ["error", { patterns: [node, itself] }] } },
  // The one place where the machine's clock is looked at.
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
