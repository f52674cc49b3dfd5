// Reads KQL with Microsoft's own parser and what Log Analytics, Sentinel and Defender call their columns.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import vm from "node:vm";

const signIns =
  "(TimeGenerated:datetime,CreatedDateTime:datetime,ClientAppUsed:string,ResultType:string,IPAddress:string,UserPrincipalName:string,UserId:string,UserAgent:string,AuthenticationProtocol:string,AuthenticationDetails:string,ConditionalAccessStatus:string)";
const tables = {
  SigninLogs: signIns,
  AADNonInteractiveUserSignInLogs: signIns,
  EntraIdSignInEvents:
    "(Timestamp:datetime,ClientAppUsed:string,ErrorCode:int,IPAddress:string,AccountUpn:string,AccountObjectId:string,UserAgent:string)",
};

let parser;
function load() {
  if (parser) return parser;
  const folder = dirname(createRequire(import.meta.url).resolve("@kusto/language-service-next/package.json"));
  // The package is made for a page: its parts are scripts that set globals.
  for (const name of ["bridge.min.js", "Kusto.Language.Bridge.min.js"]) {
    vm.runInThisContext(readFileSync(join(folder, name), "utf8"), { filename: name });
  }
  const { Language } = globalThis.Kusto;
  const symbols = Object.entries(tables).map(([name, columns]) => Language.Symbols.TableSymbol.From(columns).WithName(name));
  const database = new Language.Symbols.DatabaseSymbol.ctor("workspace", symbols, false);
  const globals = Language.GlobalState.Default.WithDatabase(database);
  parser = (query) => Language.KustoCode.ParseAndAnalyze(query, globals);
  return parser;
}

/** What the parser has against a query; empty for a good one. */
export function complaints(query) {
  const found = load()(query).GetDiagnostics();
  return Array.from({ length: found.Count }, (_, n) => found.getItem(n).Message);
}

/** The values of the texts in a query. */
export function literals(query) {
  const texts = [];
  load()(query).Syntax.WalkElements((element) => {
    if (typeof element.LiteralValue === "string") texts.push(element.LiteralValue);
  });
  return texts;
}
