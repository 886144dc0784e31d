import type { Send } from "../../scripts/common/http.ts";

/** A `fetch` whose requests a send answers, for clients that bring their own HTTP. Bodies are texts. */
export function fetchOver(send: Send): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const sent = await request.text();
    const { status, headers, body } = await send({
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      ...(sent === "" ? {} : { body: sent }),
    });
    return new Response(body === "" ? null : body, { status, headers });
  };
}
