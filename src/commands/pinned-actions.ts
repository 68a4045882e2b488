/**
 * The actions of others that our workflows and examples use, each by the commit of a release. A test compares every
 * workflow and page with it, so an upgrade begins here.
 */

export interface PinnedAction {
  /** Full commit hash of the tag. */
  readonly commit: string;
  readonly version: string;
}

const cache = { commit: "27d5ce7f107fe9357f9df03efb73ab90386fccae", version: "v5.0.5" } as const;

const pinned = {
  "actions/cache/restore": cache,
  "actions/cache/save": cache,
  "actions/checkout": { commit: "3d3c42e5aac5ba805825da76410c181273ba90b1", version: "v7.0.1" },
  "actions/upload-artifact": { commit: "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f", version: "v7.0.0" },
  "actions/download-artifact": { commit: "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c", version: "v8.0.1" },
} as const satisfies Readonly<Record<string, PinnedAction>>;

/** `uses: actions/checkout@3d3c… # v7.0.1`. */
export function usesPinned(name: keyof typeof pinned): string {
  return `uses: ${name}@${pinned[name].commit} # ${pinned[name].version}`;
}

/** By owner and name, and the folder of the action where its repository holds several. */
export function pinnedActions(): ReadonlyMap<string, PinnedAction> {
  return new Map(Object.entries(pinned));
}
