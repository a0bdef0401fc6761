// The contract of Synnefo's network API against what a server was asked, and responded.
import { testRecordings } from "./recordings-suite.js";

testRecordings({
  document: "openapi/synnefo-network.yaml",
  recording: "cyclades-exchanges",
  root: "/cyclades/network/",
  refused: {
    c105: "a network without a type",
    c115: "a change of a network without the name",
    c131: "a subnet with an id",
    c137: "a change of a subnet with more than the name",
    c359: "two ports in one request",
    c579: "nothing instead of a network",
    c585: "a subnet without a range",
    c591: "null instead of a port",
  },
  notRecorded: ["listNetworkDetails", "listSubnetDetails", "listPorts", "listPortDetails"],
});
