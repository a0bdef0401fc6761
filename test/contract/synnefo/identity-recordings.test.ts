// The contract of Synnefo's identity service against what a server was asked, and responded.
import { testRecordings } from "./recordings-suite.js";

testRecordings({
  document: "openapi/synnefo-identity.yaml",
  recording: "astakos-exchanges",
  root: "/astakos/",
  otherOperations: {
    a287: "the existing client does not encode the slash in a token",
  },
  acceptedAnyway: {
    a093: "the existing client sends `reasons`, which the server ignores",
    a237: "the existing client sends `reasons`, which the server ignores",
    a239: "the existing client sends `reasons`, which the server ignores",
    a243: "the existing client sends `reasons`, which the server ignores",
  },
  refused: {
    a067: "an action on a commission that does not exist",
    a081: "feedback that is not sent as a form",
    a085: "a project without an end",
    a103: "a state that does not exist",
    a131: "an action on a project that does not exist",
    a225: "feedback that is not sent as a form",
    a229: "an end without a time zone",
    a249: "a mode that does not exist",
    a263: "an action on a membership that does not exist",
  },
});
