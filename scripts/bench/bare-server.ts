/** A process of the benchmark: node:http and nothing else, answering bytes that it was given. */
import { createServer } from "node:http";
import { isObject, type Json } from "../common/json.ts";

const TYPE = "application/json; charset=utf-8";

let get = Buffer.from("{}");
let post = Buffer.from("{}");

const server = createServer((request, response) => {
  if (request.method === "GET") {
    response.writeHead(200, { "content-type": TYPE, "content-length": get.length });
    response.end(get);
    return;
  }
  request.on("data", () => {});
  request.on("end", () => {
    response.writeHead(200, { "content-type": TYPE, "content-length": post.length });
    response.end(post);
  });
});
server.listen(Number(process.argv[2]), "127.0.0.1");

process.on("message", (message: Json) => {
  const { question = null } = isObject(message) ? message : {};
  const { get: text, post: other } = isObject(question) ? question : {};
  get = Buffer.from(String(text));
  post = Buffer.from(String(other));
  process.send?.({});
});
