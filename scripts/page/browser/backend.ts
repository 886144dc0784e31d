import { own } from "../../common/own.ts";
import type {
  Card,
  Described,
  Node,
  Option,
  Poll,
  Review,
  Run,
  Start,
  StaticPage,
} from "../model.ts";

/** Values by the keys of fields. */
export type Values = Readonly<Record<string, unknown>>;

/** Where the page gets what it shows: the server, or the files of a static site. */
export interface Backend {
  start(): Promise<Start>;
  card(connector: string, id: string): Promise<Card>;
  /** The card as it was in the version that is compared with; null where it was not there. */
  before(connector: string, id: string): Promise<Card | null>;
  review(connector: string): Promise<Review>;
  choices(connector: string, id: string, key: string, known: Values): Promise<Option[]>;
  tree(connector: string, id: string, key: string, known: Values, parent?: Node): Promise<Node[]>;
  describe(connector: string, id: string, place: string, known: Values): Promise<Described>;
  run(connector: string, id: string, values: Values, pages?: number): Promise<Run>;
  poll(connector: string, id: string, values?: Values): Promise<Poll>;
  happen(connector: string, id: string): Promise<void>;
}

declare global {
  /** Of a static site: written by the export beside the page. */
  var staticPage: StaticPage | undefined;
}

export function openBackend(): Backend {
  return globalThis.staticPage === undefined ? server() : site(globalThis.staticPage);
}

function server(): Backend {
  const ask = async <T>(name: string, asked: object): Promise<T> => {
    const response = await fetch(`api/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(asked),
    }).catch(() => {
      throw new Error("The command that serves this page has ended. Start it again.");
    });
    const body = await response.json();
    if (!response.ok) throw new Error(String(body.message));
    // The server is of the same commit as the page: what it sends is what the type says.
    return body as T;
  };
  return {
    start: () => ask("start", {}),
    card: (connector, id) => ask("card", { connector, id }),
    before: (connector, id) => ask("before", { connector, id }),
    review: (connector) => ask("review", { connector }),
    choices: (connector, id, key, known) => ask("choices", { connector, id, key, known }),
    tree: (connector, id, key, known, parent) => ask("tree", { connector, id, key, known, parent }),
    describe: (connector, id, place, known) => ask("describe", { connector, id, place, known }),
    run: (connector, id, values, pages) => ask("run", { connector, id, values, pages }),
    poll: (connector, id, values) => ask("poll", { connector, id, values }),
    happen: (connector, id) => ask("happen", { connector, id }),
  };
}

function site(page: NonNullable<typeof globalThis.staticPage>): Backend {
  const off = () => Promise.reject(new Error("Start the page with npm run page to use this."));
  const load = (file: string): Promise<Card> =>
    new Promise((resolve, reject) => {
      // A script, because a page that was opened as a file may fetch nothing.
      const script = document.createElement("script");
      script.src = file;
      script.addEventListener("error", () => reject(new Error(`${file} is missing.`)));
      script.addEventListener("load", () => {
        script.remove();
        const card = page.loaded?.[file];
        if (card === undefined) reject(new Error(`${file} holds no card.`));
        else resolve(card);
      });
      document.head.append(script);
    });
  return {
    start: async () => page.start,
    async card(connector, id) {
      const file = page.cards[`${connector}/${id}`];
      if (file === undefined) throw new Error(`There is no card "${id}".`);
      return load(file);
    },
    async before(connector, id) {
      const file = page.before[`${connector}/${id}`];
      return file === undefined ? null : load(file);
    },
    review: async (connector) => own(page.reviews, connector) ?? { remarks: [] },
    choices: off,
    tree: off,
    describe: off,
    run: off,
    poll: off,
    happen: off,
  };
}
