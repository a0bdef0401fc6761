// The contract of Synnefo's compute API against what a server was asked, and responded.
import { testRecordings } from "./recordings-suite.js";

testRecordings({
  document: "openapi/synnefo-compute.yaml",
  recording: "cyclades-exchanges",
  root: "/cyclades/compute/",
  otherOperations: {
    c497: "a method that the path lacks",
    c545: "a method that the path lacks",
  },
  acceptedAnyway: {
    c493: "the server ignores filters",
    c541: "the server ignores filters",
  },
  refused: {
    c073: "a flavor by a word",
    c183: "a server with parameters in the query, which the server ignores",
    c197: "a time without an offset",
    c201: "a server by a word",
    c205: "a name of more than 255 characters",
    c253: "a floating IP address with a string as the body",
    c477: "a server without a name, a flavor and an image",
    c479: "a rename without a body",
    c487: "an action that does not exist",
    c511: "a key pair without a name",
    c517: "tags that are no array",
  },
  notRecorded: [
    ...["getServerPassword", "deleteServerPassword"],
    ...["getFlavorExtraSpecs", "createImage", "setImageMetadataItem"],
    ...["listComputeFloatingIps", "listExtensions", "getExtension"],
  ],
});
