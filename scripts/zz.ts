import { makeArtifacts, ofPackage } from "./pipeline/artifacts.ts";
import { readSources } from "./pipeline/files.ts";
import { checkArtifacts } from "./pipeline/check.ts";
import { runTrials } from "./pipeline/trials/trials.ts";
import connector from "../connector/connector.ts";
const T=()=>performance.now(); let t=T(); console.log("load",t);
const s=readSources("/work/main","/work/main/generated",connector); console.log("read",T()-t); t=T();
const {models,artifacts}=await makeArtifacts(s); console.log("make",T()-t); t=T();
for(const m of models){ const f=await checkArtifacts(ofPackage(artifacts,m.name)); console.log("check",m.name,T()-t,f.length,f.slice(0,4)); t=T(); console.log(m.operations.length, String(artifacts.get(m.name+"/apiDefinition.swagger.json")).length, JSON.stringify(JSON.parse(String(artifacts.get(m.name+"/apiDefinition.swagger.json")))).length, String(artifacts.get(m.name+"/script.csx")).length);}
t=T(); const r=await runTrials(models,s.contract,artifacts); console.log("trials",T()-t,r.actions,r.dropdowns,r.triggers,r.faults.length);
