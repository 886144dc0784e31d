import type { JsonObject } from "../../common/json.ts";
import { ApiError } from "../errors.ts";
import type { Contact } from "../records/contact.ts";
import { contactPiece } from "../resources/contact-json.ts";
import type { Workspace } from "../state/state.ts";
import { RpcError } from "./messages.ts";

/**
 * A tool that agents see. Intercom's server has more; these are enough to show that calls arrive and
 * what they are answered. The names of arguments are this mock's own.
 */
interface Tool {
  readonly name: string;
  readonly description: string;
  /** Its arguments, which are texts. */
  readonly takes: Readonly<Record<string, string>>;
  readonly required: readonly string[];
  /** @returns JSON text. @throws {ApiError} for what it refuses */
  call(given: Readonly<Record<string, string>>, workspace: Workspace): string;
}

/** As many contacts as a search gives. */
const MOST = 10;

const TOOLS: readonly Tool[] = [
  {
    name: "get_contact",
    description: "Gets a user or lead by id.",
    takes: { id: "The contact's id." },
    required: ["id"],
    call: ({ id = "" }, workspace) => shown(workspace.liveContact(id), workspace),
  },
  {
    name: "search_contacts",
    description: "Finds users and leads by email, or by part of a name.",
    takes: { email: "The whole email.", name: "Part of the name." },
    required: [],
    call({ email, name }, workspace) {
      const found: string[] = [];
      for (const contact of workspace.contacts.values()) {
        if (found.length === MOST) break;
        const fits =
          !contact.archived &&
          (email === undefined || same(contact.email) === same(email)) &&
          (name === undefined || same(contact.name).includes(same(name)));
        if (fits) found.push(shown(contact, workspace));
      }
      return `[${found.join(",")}]`;
    },
  },
];

/** The result of tools/list. */
export function listTools(): JsonObject {
  return {
    tools: TOOLS.map(({ name, description, takes, required }) => ({
      name,
      description,
      inputSchema: {
        type: "object",
        properties: Object.fromEntries(
          Object.entries(takes).map(([key, text]) => [key, { type: "string", description: text }]),
        ),
        required: [...required],
      },
      annotations: { readOnlyHint: true },
    })),
  };
}

/**
 * The result of tools/call. What a tool refuses is a result, too, so that the model reads it.
 * @throws {RpcError} for a tool that is not there
 */
export function callTool({ name, arguments: given = {} }: JsonObject, workspace: Workspace) {
  const tool = TOOLS.find((one) => one.name === name);
  if (tool === undefined) throw new RpcError(-32602, `There is no tool ${JSON.stringify(name)}.`);
  try {
    return content(tool.call(readArguments(tool, given), workspace));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ...content(error.message), isError: true };
  }
}

/** @throws {ApiError} 400 for arguments that the tool does not take, or goes without */
function readArguments({ takes, required }: Tool, given: unknown): Record<string, string> {
  const entries = Object.entries(typeof given === "object" && given !== null ? given : {});
  const read: Record<string, string> = {};
  for (const [key, value] of entries) {
    if (!Object.hasOwn(takes, key) || typeof value !== "string") {
      throw new ApiError(400, "parameter_invalid", `${key} is no argument that is a text.`);
    }
    read[key] = value;
  }
  const missing = required.find((key) => read[key] === undefined);
  if (missing === undefined) return read;
  throw new ApiError(400, "parameter_missing", `${missing} must be given.`);
}

const content = (text: string): JsonObject => ({ content: [{ type: "text", text }] });

const shown = (contact: Contact, workspace: Workspace) => String(contactPiece(contact, workspace));

const same = (text: string | null) => (text ?? "").toLowerCase();
