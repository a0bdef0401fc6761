import { format, resolveConfig } from "prettier";
import type { Advice, Expected } from "../../test/faults/matrix/expected.js";
import { matrixServices } from "../../test/faults/matrix/services/index.js";
import type { MatrixService } from "../../test/faults/matrix/services/service.js";
import { readTable, type Row } from "../../test/faults/matrix/table.js";

const introduction = `# Fault reference

Which error you get when a request fails, and how often the client sends the request. \`npm run docs:faults\` generates this page from
the table that the tests use (\`test/faults/\`). Each cell has a test with the default options, on real sockets where the fault is
about the connection.

A row gives **the error** and **how often the request is sent** in each kind of call, including the first time. If a call ends with
another error than the row's, the cell names it:

| in a cell | meaning                                                                                                                                              |
| --------- | ---------------------------------------------------------------------------------------------------------------------------------------------------- |
| \`3\`       | sent three times, then the row's error                                                                                                               |
| \`2 ok\`    | sent twice, then the call succeeds                                                                                                                   |
| \`1 looks\` | sent once; then the client looks whether the server has executed the request, and the call succeeds, as it has.                                     |
| \`1 ?\`     | sent once, then an \`AmbiguousOutcomeError\`: **check first**. The server may have executed the request, so repeating the call may launch a task twice. |

| after the error    | meaning                                                                                                                                         |
| ------------------ | ----------------------------------------------------------------------------------------------------------------------------------------------- |
| **safe to repeat** | The request was not executed, or executing it twice does no harm. Repeat the call when the fault may be over.                                   |
| **fix first**      | Repeating the call is safe, too, but useless until something changes: the credentials, the permissions, \`baseApiUrl\` or the server.             |

\`createMany\` and \`cloneMany\` (of three instances here) throw a \`BulkError\`, which contains such an error for each failed instance.
\`waitUntilFinished\` tolerates four consecutive failed polls; each of its five polls is sent up to three times. In a \`list\`, the fault
affects the second page. A \`log\` is read line by line, within a \`totalTimeoutMs\`: once it has begun, it is not requested again. If a login or a refresh fails, the call that needed it throws its error and is not sent.

\`Retry-After\` is _readable_ if it is a number of seconds or an HTTP date, even one in the past; _unreadable_ if it is anything else
(negative, a word, empty), and _too long_ if it is more than a minute (\`retry.maxRetryAfterMs\`).
`;

/** Returns the text of docs/fault-reference.md. */
export async function faultsPage(): Promise<string> {
  const text = [introduction, ...matrixServices.flatMap(tablesOf)].join("\n");
  return format(text, { ...(await resolveConfig("docs/fault-reference.md")), parser: "markdown" });
}

function tablesOf(service: MatrixService<unknown>): string[] {
  const { name, persistent, transient, columns } = service;
  return [
    `## ${name}: persistent faults\n\nThe fault affects every request.\n`,
    render(readTable(persistent, columns.length), columns),
    `## ${name}: transient faults\n\nThe fault affects one request and not the next; in bulk operations, one of three instances.\n`,
    render(readTable(transient, columns.length), columns),
  ];
}

const advices: Readonly<Record<Advice, string>> = { repeat: "safe to repeat", fix: "fix first", look: "check first" };

function render(rows: readonly Row[], columns: MatrixService<unknown>["columns"]): string {
  const heads = [
    "fault",
    "`Retry-After`",
    "error",
    ...columns.map((names) => names.map((name) => `\`${name}\``).join(" ")),
  ];
  const lines = rows.map((row) => {
    const error = row.error === null || row.advice === null ? "none" : `\`${row.error}\`, ${advices[row.advice]}`;
    return [row.faults.join(", "), row.retryAfter.join(", "), error, ...row.cells.map((cell) => renderCell(cell, row))];
  });
  return [heads, heads.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

function renderCell({ error, sent, advice, looks }: Expected, row: Row): string {
  if (looks) return `${sent} looks`;
  if (advice === "look") return `${sent} ?`;
  if (error === null) return `${sent} ok`;
  return error === row.error ? String(sent) : `${sent} \`${error}\``;
}
