/** A store on a test server, as a command would open it. */
import { isSlipwayError } from "../../src/platform/errors.ts";
import { openS3Store, type S3StoreOptions } from "../../src/stores/s3.ts";
import type { ObjectAttributes, Store } from "../../src/stores/store.ts";
import type { S3Server } from "../servers/s3-server.ts";

export type TestStoreOptions = Partial<S3StoreOptions> & { readonly prefix?: string };

export function openTestStore(server: S3Server, bucket: string, options: TestStoreOptions = {}): Promise<Store> {
  const { prefix = "app", ...rest } = options;
  return openS3Store(
    { bucket, prefix },
    {
      region: server.region,
      endpoint: server.endpoint,
      credentials: async () => server.credentials,
      environment: {},
      ...rest,
    },
  );
}

export const immutable: ObjectAttributes = { mediaType: "text/plain; charset=utf-8", caching: "immutable" };
export const revalidated: ObjectAttributes = { mediaType: "application/json", caching: "revalidate" };
export const limit = { maximumBytes: 1024 * 1024 };

/** The code of our error and all its words; the code `none` where nothing was thrown. */
export async function errorOf(action: Promise<unknown>): Promise<{ readonly code: string; readonly words: string }> {
  try {
    await action;
  } catch (error) {
    if (isSlipwayError(error)) return { code: error.code, words: `${error.message} ${error.next}` };
    throw error;
  }
  return { code: "none", words: "" };
}
