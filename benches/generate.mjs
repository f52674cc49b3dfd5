// Writes a file of invented sign-ins as Graph (beta) answers them: always the same bytes for the same seed and number.
//   node benches/generate.mjs <file> [records]
// About 2.8 KB a record, mostly browsers and modern apps, 3% legacy: what an ordinary tenant's log looks like.

import { closeSync, openSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Small seeded generator of numbers in [0, 1) (mulberry32, public domain). */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const first = ["Ada", "Ben", "Carla", "Dario", "Elif", "Finn", "Greta", "Hana", "Ivo", "Jule", "Karim", "Lena", "Mats", "Nora", "Omar", "Pia"];
const last = ["Beispiel", "Muster", "Probst", "Sample", "Vorlage", "Modell", "Exempel", "Specimen"];
const cities = [["Bern", "BE", "CH"], ["Wien", "Wien", "AT"], ["Köln", "NW", "DE"], ["Genève", "GE", "CH"], ["Torino", "TO", "IT"]];
const browsers = [
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
];
const legacy = [
  ["Exchange ActiveSync", "Apple-iPhone10C1/1901.404"],
  ["Exchange ActiveSync", "Apple-iPhone14C5/1902.74"],
  ["Exchange ActiveSync", "Apple-iPad13C1/2001.360"],
  ["Exchange ActiveSync", "Android-SAMSUNG-SM-G975F/101.12"],
  ["IMAP4", "BAV2ROPC"],
  ["Authenticated SMTP", "BAV2ROPC"],
  ["POP3", "BAV2ROPC"],
];
const policies = ["Require MFA for all users", "Block legacy authentication", "Require compliant device", "Admins: phishing-resistant MFA"];

function maker(seed, people) {
  const next = random(seed);
  const below = (limit) => Math.floor(next() * limit);
  const pick = (list) => list[below(list.length)];
  const hex = (digits) => Array.from({ length: digits }, () => below(16).toString(16)).join("");
  const guid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-${pick(["8", "9", "a", "b"])}${hex(3)}-${hex(12)}`;
  const persons = Array.from({ length: people }, (_, index) => {
    const name = `${pick(first)} ${pick(last)}`;
    return { name, upn: `${name.toLowerCase().replace(" ", ".")}${index}@contoso.example`, id: guid(), address: `192.0.2.${below(254) + 1}`, city: pick(cities), legacy: pick(legacy) };
  });
  const tenant = guid();
  const policyIds = policies.map(guid);
  const start = Date.parse("2026-10-23T00:00:00Z");
  const length = 30 * 86_400_000;

  return (index, count) => {
    // The newest first, as Graph does.
    const at = new Date(start + Math.floor((length * (count - index)) / count)).toISOString().replace(/\.\d+Z/, "Z");
    const old = next() < 0.03;
    // Few people have an old device; the others share the rest.
    const person = old ? persons[below(Math.ceil(people / 20))] : pick(persons);
    const interactive = !old && next() < 0.4;
    const failed = next() < 0.08;
    const agent = old ? person.legacy[1] : pick(browsers);
    const client = old ? person.legacy[0] : next() < 0.55 ? "Browser" : "Mobile Apps and Desktop clients";
    return {
      id: guid(),
      createdDateTime: at,
      userDisplayName: person.name,
      userPrincipalName: person.upn,
      userId: person.id,
      appId: old ? "00000002-0000-0ff1-ce00-000000000000" : "4765445b-32c6-49b0-83e6-1d93765276ca",
      appDisplayName: old ? "Office 365 Exchange Online" : "OfficeHome",
      ipAddress: person.address,
      ipAddressFromResourceProvider: null,
      clientAppUsed: client,
      userAgent: agent,
      correlationId: guid(),
      conditionalAccessStatus: failed ? "failure" : "success",
      originalRequestId: "",
      isInteractive: interactive,
      tokenIssuerName: "",
      tokenIssuerType: "AzureAD",
      clientCredentialType: "none",
      processingTimeInMilliseconds: below(900),
      riskDetail: "none",
      riskLevelAggregated: "none",
      riskLevelDuringSignIn: "none",
      riskState: "none",
      riskEventTypes_v2: [],
      resourceDisplayName: "Office 365 Exchange Online",
      resourceId: "00000002-0000-0ff1-ce00-000000000000",
      resourceTenantId: tenant,
      homeTenantId: tenant,
      homeTenantName: "",
      authenticationMethodsUsed: [],
      authenticationRequirement: old ? "singleFactorAuthentication" : "multiFactorAuthentication",
      signInIdentifier: "",
      signInIdentifierType: null,
      servicePrincipalName: null,
      signInEventTypes: [interactive ? "interactiveUser" : "nonInteractiveUser"],
      servicePrincipalId: "",
      federatedCredentialId: "",
      userType: "member",
      flaggedForReview: false,
      isTenantRestricted: false,
      autonomousSystemNumber: 3303,
      crossTenantAccessType: "none",
      uniqueTokenIdentifier: hex(22),
      incomingTokenType: "none",
      authenticationProtocol: old ? "ropc" : "oAuth2",
      signInTokenProtectionStatus: "none",
      originalTransferMethod: "none",
      status: { errorCode: failed ? 50126 : 0, failureReason: failed ? "Error validating credentials due to invalid username or password." : "Other.", additionalDetails: null },
      deviceDetail: { deviceId: "", displayName: "", operatingSystem: old ? "" : "Windows10", browser: old ? "" : "Edge 142.0.0", isCompliant: false, isManaged: false, trustType: "" },
      location: { city: person.city[0], state: person.city[1], countryOrRegion: person.city[2], geoCoordinates: { altitude: null, latitude: 46 + below(400) / 100, longitude: 7 + below(400) / 100 } },
      mfaDetail: null,
      appliedConditionalAccessPolicies: policies.slice(0, below(2)).map((displayName, position) => ({
        id: policyIds[position],
        displayName,
        enforcedGrantControls: position === 1 ? ["Block"] : ["Mfa"],
        enforcedSessionControls: [],
        result: pick(["success", "notApplied", "reportOnlyNotApplied"]),
        conditionsSatisfied: "application,users",
        conditionsNotSatisfied: "none",
      })),
      authenticationProcessingDetails: [{ key: "Legacy TLS (TLS 1.0, 1.1, 3DES)", value: "False" }, { key: "Is CAE Token", value: "False" }],
      networkLocationDetails: [{ networkType: "namedNetwork", networkNames: ["Head office"] }],
      authenticationDetails: [
        { authenticationStepDateTime: at, authenticationMethod: "Password", authenticationMethodDetail: "Password in the cloud", succeeded: !failed, authenticationStepResultDetail: failed ? "Invalid username or password" : "Correct password", authenticationStepRequirement: "Primary authentication" },
      ],
      authenticationRequirementPolicies: [],
      sessionLifetimePolicies: [],
      appTokenProtectionStatus: null,
    };
  };
}

/** Writes `count` records to `path`; gives the number of bytes. */
export function generate(path, count, { seed = 1, people = 2000 } = {}) {
  const record = maker(seed, people);
  const out = openSync(path, "w");
  let bytes = writeSync(out, '{"@odata.context":"https://graph.microsoft.com/beta/$metadata#auditLogs/signIns","value":[');
  let chunk = [];
  for (let index = 0; index < count; index += 1) {
    chunk.push(JSON.stringify(record(index, count)));
    if (chunk.length === 1000 || index === count - 1) {
      bytes += writeSync(out, chunk.join(",") + (index === count - 1 ? "" : ","));
      chunk = [];
    }
  }
  bytes += writeSync(out, "]}");
  closeSync(out);
  return bytes;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [path, count = "100000"] = process.argv.slice(2);
  if (!path) {
    console.error("node benches/generate.mjs <file> [records]");
    process.exit(2);
  }
  const bytes = generate(path, Number(count));
  console.log(`${path}: ${count} records, ${bytes} bytes, ${Math.round(bytes / Number(count))} bytes each`);
}
