import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { TOPICS } from "../../scripts/mock-intercom/webhooks/topics.ts";
import { client, object } from "./client.ts";

/**
 * A mock with somebody who listens to every topic.
 * @returns besides the mock, `notifications`: what was posted since it was last asked
 */
export function listening(now: number) {
  let posts: unknown[] = [];
  const mock = createMock({
    now,
    webhooks: [
      { url: "https://example.com/hook", topics: TOPICS.filter((t) => t !== "ping"), secret: "s" },
    ],
    async deliver({ body }) {
      posts.push(JSON.parse(body));
      return 200;
    },
  });
  const notifications = async () => {
    await mock.webhooks.settled();
    const all = posts.map((post) => object(JSON.parse(JSON.stringify(post))));
    posts = [];
    return all
      .filter(({ topic }) => topic !== "ping")
      .map(({ topic, data }) => ({ topic, item: object(object(data).item) }));
  };
  return { mock, workspace: mock.workspace, call: client(mock), notifications };
}
