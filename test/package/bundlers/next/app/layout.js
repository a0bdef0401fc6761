import { createElement } from "react";

/** The layout of each page. */
export default function Layout({ children }) {
  return createElement("html", null, createElement("body", null, children));
}
