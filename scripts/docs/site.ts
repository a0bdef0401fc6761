import { Converter, type Application } from "typedoc";
import { arrangeDocuments, documentGroups } from "./documents.js";
import { groupByName, groupOrder } from "./groups.js";
import { linkNames } from "./link-names.js";
import { isForMachines, takeDescription } from "./reflections.js";
import { Theme } from "./theme.js";

/** Fits typedoc to what stands in this project. */
export function prepare({ converter, options, renderer }: Application): void {
  options.setValue("groupOrder", groupOrder(documentGroups));
  renderer.defineTheme("guides-first", Theme);
  options.setValue("theme", "guides-first");
  converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const reflection of Object.values(project.reflections)) {
      if (isForMachines(reflection)) project.removeReflection(reflection);
      else takeDescription(reflection.comment);
    }
    arrangeDocuments(project);
    groupByName(project);
    linkNames(project);
  });
}
