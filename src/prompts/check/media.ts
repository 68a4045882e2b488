/** Addresses of pictures and other media: project files, `data:` and allowed `s3:`; nothing is fetched from the web. */

import type { Rule } from "../../platform/finding.ts";
import type { FindingText } from "../../platform/finding-at.ts";
import { mediaAddress, mediaMissing } from "../rules.ts";

export interface MediaPolicy {
  /** Beginnings of `s3://` addresses that prompts may use. */
  readonly allowed: readonly string[];
  /** Whether a file of the project exists; `path` is relative to the project's folder, with `/`. */
  fileExists(path: string): boolean;
}

/** Reports what is wrong with an address, in a template or in the input of a case. */
export function checkMediaAddress(
  address: string,
  policy: MediaPolicy,
  add: (rule: Rule, text: FindingText) => void,
): void {
  const shown = address.length > 60 ? `${address.slice(0, 60)}…` : address;
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined) {
    checkFile(address, shown, policy, add);
  } else if (scheme === "http" || scheme === "https") {
    add(mediaAddress, {
      message: `\`${shown}\` is on the web, and nothing is fetched from there.`,
      help: "Put the file into the project, and write its path: `media/photo.png`.",
    });
  } else if (scheme === "data") {
    if (!/^data:[a-z]+\/[a-z0-9.+-]+(?:;[a-z0-9=.-]+)*;base64,[A-Za-z0-9+/_-]+={0,2}$/i.test(address)) {
      add(mediaAddress, {
        message: `\`${shown}\` is no complete \`data:\` address.`,
        help: "Write `data:image/png;base64,` and the file's bytes in base64.",
      });
    }
  } else if (scheme === "s3") {
    if (!policy.allowed.some((prefix) => address.startsWith(prefix))) {
      add(mediaAddress, {
        message: `\`${shown}\` is in no bucket that this project allows.`,
        help: "Add the beginning of the address to `media.allow` in slipway.yaml.",
      });
    }
  } else {
    add(mediaAddress, {
      message: `Addresses that begin with \`${scheme}:\` are not used.`,
      help: "Media are files of the project, `data:` addresses, or `s3:` addresses that slipway.yaml allows.",
    });
  }
}

function checkFile(
  path: string,
  shown: string,
  policy: MediaPolicy,
  add: (rule: Rule, text: FindingText) => void,
): void {
  if (path.trim() === "") {
    add(mediaAddress, {
      message: "The address of the medium is empty.",
      help: "Write the path of a file of the project.",
    });
  } else if (path.startsWith("/") || path.includes("\\") || path.split("/").includes("..")) {
    add(mediaAddress, {
      message: `\`${shown}\` leads out of the project.`,
      help: "Write the path of a file of the project, from the folder of slipway.yaml: `media/photo.png`.",
    });
  } else if (!policy.fileExists(path)) {
    add(mediaMissing, {
      message: `There is no file \`${shown}\` in the project.`,
      help: "Add the file, or correct the path; paths begin at the folder of slipway.yaml.",
    });
  }
}
