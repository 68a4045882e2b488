/** What an endpoint of the fake is: one operation of GitHub's description, who may use it, and what it does. */
import type { Addresses } from "./shapes.ts";
import type { Repository, Token, User, World } from "./state.ts";

export interface Endpoint {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** As in the description: `/repos/{owner}/{repo}/issues/{issue_number}/comments`. */
  readonly path: string;
  /** One of these is enough; empty where every token may. Names as in `x-accepted-github-permissions`. */
  readonly permissions: readonly string[];
  handle(call: Call): Answer;
}

/** One request that was authenticated, permitted and checked against the description. */
export interface Call {
  readonly world: World;
  readonly at: Addresses;
  readonly token: Token;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Checked by the description, so its fields have the described types. */
  readonly body: Readonly<Record<string, unknown>>;
  /** As it came, for uploads. */
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** The repository of the path. */
  readonly repository: Repository;
  readonly user: User;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** A list that is cut into pages, with `Link` headers. */
  readonly pages?: { readonly items: readonly unknown[]; readonly wrap?: (page: readonly unknown[]) => unknown };
}

/** Thrown by an endpoint where GitHub would answer with an error. */
export class Refusal extends Error {
  readonly status: number;
  readonly errors: readonly unknown[] | undefined;

  constructor(status: number, message: string, errors?: readonly unknown[]) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

export function notFound(): Refusal {
  return new Refusal(404, "Not Found");
}

/** 422 as GitHub writes it. */
export function invalid(resource: string, field: string, code: string, message?: string): Refusal {
  return new Refusal(422, "Validation Failed", [
    { resource, field, code, ...(message === undefined ? {} : { message }) },
  ]);
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

export function created(body: unknown): Answer {
  return { status: 201, body };
}

export function paged(items: readonly unknown[], wrap?: (page: readonly unknown[]) => unknown): Answer {
  return { status: 200, pages: { items, ...(wrap === undefined ? {} : { wrap }) } };
}

/** A field of a body that the description says is a text. */
export function textOf(body: Readonly<Record<string, unknown>>, name: string, otherwise = ""): string {
  const value = body[name];
  return typeof value === "string" ? value : otherwise;
}

export function numberOf(call: Call, name: string): number {
  return Number(call.parameters[name]);
}
