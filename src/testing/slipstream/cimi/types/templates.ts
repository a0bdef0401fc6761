import type { Json, JsonObject } from "../../json.js";
import { adminAcl, requireView, roleRule } from "../acl.js";
import type { Context, ResourceType } from "../resource-type.js";
import { without } from "../schema.js";
import { slipstreamAction, slipstreamUri } from "./uris.js";

const everyone = adminAcl(roleRule("ANON", "VIEW"), roleRule("USER", "VIEW"));
const users = adminAcl(roleRule("USER", "VIEW"));
const admin = adminAcl(roleRule("ADMIN", "VIEW"));

/** Templates, of which other resources are made. The server has them from its start; requests cannot change them. */
export const templates: readonly ResourceType[] = [
  template("session-template", "sessionTemplates", everyone),
  template("user-template", "userTemplates", everyone),
  template("credential-template", "credentialTemplates", everyone),
  template("connector-template", "connectorTemplates", admin),
  template("configuration-template", "configurationTemplates", admin),
];

function template(type: string, key: string, collectionAcl: JsonObject): ResourceType {
  return {
    type,
    key,
    uri: slipstreamUri(type),
    collectionAcl,
    methods: [],
    actions: { describe: { rel: slipstreamAction("describe"), run: describe } },
  };
}

/** What the attributes of a template mean. */
function describe(id: string, { store, identity }: Context): JsonObject {
  const document = store.get(id);
  requireView(document.acl, identity);
  const attributes = Object.keys(without(document, ["acl", "operations"]));
  const described = attributes.map((name, order): [string, Json] => [
    name,
    { displayName: name, category: "general", order, ...kind },
  ]);
  return { ...Object.fromEntries(described), acl: document.acl ?? null };
}

const kind = { type: "string", mandatory: false, readOnly: false };

/** The templates with which a server starts. */
export const templateSeeds: readonly JsonObject[] = [
  {
    id: "session-template/internal",
    method: "internal",
    name: "Internal",
    description: "Internal Authentication via Username/Password",
    username: "username",
    password: "password",
    acl: everyone,
  },
  {
    id: "session-template/api-key",
    method: "api-key",
    name: "Login with API Key and Secret",
    description: "Authentication with API Key and Secret",
    key: "key",
    secret: "secret",
    acl: everyone,
  },
  {
    id: "credential-template/generate-api-key",
    type: "api-key",
    method: "generate-api-key",
    name: "Generate API Key",
    description: "generates an API key and stores hash",
    ttl: 0,
    acl: users,
  },
  {
    id: "credential-template/import-ssh-public-key",
    type: "ssh-public-key",
    method: "import-ssh-public-key",
    name: "Import SSH Public Key",
    description: "import public key of an existing SSH key pair",
    publicKey: "ssh-public-key",
    acl: users,
  },
  {
    id: "credential-template/generate-ssh-key-pair",
    type: "ssh-public-key",
    method: "generate-ssh-key-pair",
    name: "Generate SSH Key Pair",
    description: "generates public and private SSH keys",
    size: 1024,
    algorithm: "rsa",
    acl: users,
  },
];
