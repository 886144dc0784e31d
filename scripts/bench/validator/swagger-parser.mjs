// A process of the benchmark: swagger-parser on each file. JavaScript, so that no compiling counts
// against it. Nothing outside the file is read, as nothing is by ours.
import SwaggerParser from "@apidevtools/swagger-parser";

const messages = [];
for (const file of process.argv.slice(2)) {
  try {
    await SwaggerParser.validate(file, { resolve: { external: false } });
  } catch (error) {
    messages.push(`${file}: ${error.message}`);
  }
}
console.log(JSON.stringify(messages));
