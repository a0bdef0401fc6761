import * as wrong from "./nonsense.js";
import { cloudTable } from "./synnefo-cloud-arguments.js";
import { identityTable } from "./synnefo-identity-arguments.js";
import { serverTable } from "./synnefo-server-arguments.js";
import { connection, request } from "./synnefo-values.js";
import type { Argument, ArgumentTable } from "./table-tests.js";

const environment = { SYNNEFO_AUTH_URL: "https://host/identity/v2.0", SYNNEFO_TOKEN: "a-token" };
const fromEnvironment: Argument = {
  right: { env: environment },
  wrong: [
    ...wrong.noObjects,
    ...wrong.withWrong({
      env: [...wrong.noObjects, {}, { ...environment, SYNNEFO_AUTH_URL: 5 }, { SYNNEFO_AUTH_URL: "x" }],
    }),
    ...wrong.withWrong({ fetch: wrong.noFunctions, timeoutMs: wrong.noMilliseconds }, { env: environment }),
  ],
};

const noUrls = [...wrong.noTexts, "", "host", "ftp://host/", "https://a:b@host/"];
const noToken = [...wrong.noTexts, undefined, "", "a b", "a\nb", "é"];
const noCredentials = [...wrong.noObjects, {}, { authorization: 5 }, { authorization: () => ({}) }];
const noOptions = wrong.noObjects.filter((each) => typeof each !== "object" || each === null || Array.isArray(each));
const common = {
  token: noToken,
  credentials: noCredentials,
  fetch: wrong.noFunctions,
  timeoutMs: [...wrong.noMilliseconds, 0],
};

export const clientOptions: Argument = {
  right: connection,
  wrong: [
    ...noOptions,
    ...wrong.withWrong(
      {
        ...common,
        authUrl: [...noUrls, undefined],
        endpoints: [
          ...wrong.noPlainObjects,
          ...[{ nonsense: "https://host" }, { toString: "https://host" }],
          ...wrong.withWrong({ compute: noUrls }),
        ],
      },
      connection,
    ),
    { authUrl: connection.authUrl },
  ],
};

/** Of the clients of single services. */
export const serviceOptions: Argument = {
  right: connection,
  wrong: [
    ...noOptions,
    ...wrong.withWrong({ ...common, url: noUrls }, { url: "https://host/compute/v2.0", token: "a-token" }),
    ...wrong.withWrong({ authUrl: [...noUrls, undefined] }, connection),
    ...[{ token: "a-token" }, { url: "https://host" }, { ...connection, url: "https://host" }],
  ],
};

/** The invalid values of all arguments of Synnefo's client. */
export const table: ArgumentTable = {
  ...serverTable,
  ...cloudTable,
  ...identityTable,
  "ResourceManager.fromWire": () => [{ right: undefined, wrong: [...wrong.noObjects, undefined, {}, { id: 5 }] }],
  "Model.toJSON": () => [],
  "Model.toJSONText": () => [{ right: 0, wrong: [...wrong.noCounts, Infinity] }],
  "Model.equals": () => [],
  "Model.toString": () => [],
  "Model.Symbol(nodejs.util.inspect.custom)": () => [],
  "Listing.toArray": () => [],
  "Listing.then": () => [],
  "Listing.Symbol(Symbol.asyncIterator)": () => [],
  "Listing.count": () => [],
  "Listing.first": () => [],
  "Listing.pages": () => [],
  "Listing.page": () => [{ right: 1, wrong: [...wrong.noCounts, 0, Infinity, undefined] }],
  "SynnefoClient.testAuthentication": () => [request],
  "SynnefoClient.connect": () => [{ right: connection, wrong: clientOptions.wrong }, request],
  "SynnefoClient.fromEnv": () => [fromEnvironment],
  fromEnv: () => [fromEnvironment],
  isApiError: () => [],
  parseJson: () => [{ right: "{}", wrong: [] }],
  stringifyJson: () => [
    { right: {}, wrong: [] },
    { right: 0, wrong: [...wrong.noCounts, Infinity] },
  ],
  stringifyJsonAt: () => [
    { right: {}, wrong: [null, undefined, 5, "x"] },
    { right: "a", wrong: [] },
  ],
};
