/** Plans that another job made, with credentials that the review must not have: `slipway plan ENV --json`. */
import { basename } from "node:path";
import type { CommandContext } from "../../platform/command.ts";
import { isJsonObject, type JsonObject, ownProperty } from "../../platform/json.ts";
import { validatorOfOwn } from "../../platform/json-schema/index.ts";
import { platformErrors } from "../../platform/platform-errors.ts";
import { visibleLine } from "../../platform/visible.ts";
import { releasesSchemas } from "../../releases/schemas.ts";
import type { Review, ReviewPlan } from "../../reports/review.ts";
import { notShown, readShown } from "./shown-file.ts";

/**
 * The review with these plans. `FOLDER=FILE` says to which project a plan belongs; a file alone belongs to the only one.
 *
 * @throws SW1503 for a file that is no plan, SW0103 for a project that the review does not have.
 */
export async function withPlans(review: Review, named: readonly string[], context: CommandContext): Promise<Review> {
  let projects = review.projects;
  for (const one of named) {
    const { folder, file } = placeOf(one, review);
    const plan = await readPlan(file, context);
    projects = projects.map((project) =>
      project.path === folder ? { ...project, plans: [...(project.plans ?? []), plan] } : project,
    );
  }
  return { ...review, projects };
}

function placeOf(named: string, { projects }: Review): { readonly folder: string; readonly file: string } {
  const at = named.indexOf("=");
  const folder = at === -1 ? projects[0]?.path : named.slice(0, at).replace(/^\.?\/?|\/$/g, "");
  if (at === -1 && projects.length > 1) {
    throw platformErrors.create("SW0103", {
      message: `The review has ${projects.length} projects, and ${JSON.stringify(visibleLine(named))} does not say which one the plan is for.`,
      next: `Write the project's folder before it: ${visibleLine(projects[0]?.path ?? "")}=${visibleLine(named)}`,
    });
  }
  if (folder === undefined || !projects.some(({ path }) => path === folder)) {
    throw platformErrors.create("SW0103", {
      message: `The review has no project in ${JSON.stringify(visibleLine(folder ?? ""))}.`,
      next: `Its projects are in ${projects.map(({ path }) => (path === "" ? "the root" : visibleLine(path))).join(", ")}.`,
    });
  }
  return { folder, file: named.slice(at + 1) };
}

async function readPlan(file: string, context: CommandContext): Promise<ReviewPlan> {
  const environment = basename(file).replace(/\.json$/, "");
  const value = await readShown(file, "plan", context);
  if (value === undefined) {
    return { environment, status: "unavailable", reason: "No job of this run has made the plan." };
  }
  if (ownProperty(value, "format") === "slipway/error/v1") {
    return { environment, status: "unavailable", reason: failureIn(value) };
  }
  const schema = releasesSchemas.find(({ name }) => name === "plan")?.schema ?? {};
  const [problem] = validatorOfOwn(schema, { subject: "The plan" }).validate(value);
  if (problem !== undefined) throw notShown(file, "plan", visibleLine(problem.message.slice(0, 300)));
  return { environment: String(ownProperty(value, "environment")), status: "planned", plan: value };
}

/** The step of the plan failed and wrote why. */
function failureIn(value: JsonObject): string {
  const error = ownProperty(value, "error");
  const message = isJsonObject(error) ? ownProperty(error, "message") : undefined;
  return typeof message === "string" ? message : "The plan could not be made.";
}
