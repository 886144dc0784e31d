/** A process of the benchmark: node:http and nothing else, answering text that it was given. */
import { createServer } from "node:http";

const TYPE = "application/json; charset=utf-8";

let answer = Buffer.from("{}");

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    response.writeHead(200, { "content-type": TYPE, "content-length": answer.length });
    response.end(answer);
  });
});
server.listen(Number(process.argv[2]), "127.0.0.1");

process.on("message", (text) => {
  answer = Buffer.from(String(text));
  process.send?.("{}");
});
