import type { Publisher } from "../language/publisher.ts";
import { certificationFolder, folderName, submission, submissionZip } from "./certification.ts";
import { type ConnectorFiles, deployedFiles } from "./connector-files.ts";
import { solutionFiles, unpackedSolution } from "./solution.ts";
import { zip } from "./zip.ts";

export interface PackageOptions {
  readonly publisher: Publisher;
  /** Of package.json. */
  readonly version: string;
  /** Text of `connector/docs/listing.md`. */
  readonly listing: string;
}

/** All files of `dist/`, by their paths in it. Pure: the same for the same connectors. */
export function packageFiles(
  connectors: readonly ConnectorFiles[],
  options: PackageOptions,
): Map<string, string | Uint8Array> {
  const { publisher, version, listing } = options;
  const files = new Map<string, string | Uint8Array>();
  const add = (folder: string, some: ReadonlyMap<string, string | Uint8Array>) => {
    for (const [name, content] of some) files.set(`${folder}/${name}`, content);
  };
  for (const connector of connectors) {
    const { name } = connector;
    add(`files/${name}`, deployedFiles(connector));
    const solution = (managed: boolean) =>
      zip(solutionFiles(connector, { publisher, version, managed }));
    const unmanaged = solution(false);
    files.set(`solution/${name}.zip`, unmanaged);
    files.set(`solution/${name}_managed.zip`, solution(true));
    const unpacked = { publisher, version, managed: false };
    add(`solution/${name}`, unpackedSolution(connector, unpacked));
    const folder = folderName(connector);
    for (const kind of ["certified", "independent"] as const) {
      add(`${kind}/${folder}`, certificationFolder(connector, kind, publisher, listing));
    }
    add(`certified/submission/${folder}`, submission(connector, listing));
    const handedIn = submissionZip(connector, unmanaged, options);
    if (handedIn !== undefined) files.set(`certified/submission/${folder}.zip`, handedIn);
  }
  return files;
}
